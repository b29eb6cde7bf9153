package dev.registrysdk.testing;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Plan, quotas, traffic and options of one account in one region. */
final class IcrAccount {
  static final long UNLIMITED = -1;
  static final long FREE_STORAGE = 512L << 20;
  static final long FREE_TRAFFIC = 5120L << 20;

  private final Clock clock;
  private final Map<YearMonth, Long> traffic = new HashMap<>();
  private boolean standard;
  private boolean privateOnly;
  private boolean platformMetrics;
  private @Nullable Long storageLimit;
  private @Nullable Long trafficLimit;

  IcrAccount(Clock clock) {
    this.clock = clock;
  }

  String plan() {
    return standard ? "Standard" : "Free";
  }

  boolean isStandard() {
    return standard;
  }

  void upgrade() {
    standard = true;
  }

  /** The most bytes to store, {@link #UNLIMITED} for no limit. */
  long storageLimit() {
    return storageLimit == null ? usual(FREE_STORAGE) : storageLimit;
  }

  /** The most bytes to pull in a month, {@link #UNLIMITED} for no limit. */
  long trafficLimit() {
    return trafficLimit == null ? usual(FREE_TRAFFIC) : trafficLimit;
  }

  void limit(OptionalLong storageBytes, OptionalLong trafficBytes) {
    storageBytes.ifPresent(bytes -> storageLimit = bytes);
    trafficBytes.ifPresent(bytes -> trafficLimit = bytes);
  }

  /** The bytes pulled in this month of the clock. */
  long traffic() {
    return traffic.getOrDefault(month(), 0L);
  }

  void addTraffic(long bytes) {
    traffic.merge(month(), bytes, Long::sum);
  }

  boolean isTrafficUsedUp() {
    return trafficLimit() != UNLIMITED && traffic() >= trafficLimit();
  }

  boolean privateOnly() {
    return privateOnly;
  }

  void privateOnly(boolean newValue) {
    this.privateOnly = newValue;
  }

  boolean platformMetrics() {
    return platformMetrics;
  }

  void platformMetrics(boolean newValue) {
    this.platformMetrics = newValue;
  }

  private long usual(long ofFreePlan) {
    return standard ? UNLIMITED : ofFreePlan;
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }
}
