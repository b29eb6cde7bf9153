package dev.registrysdk.testing;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** What the region keeps for each account; a new account starts on the free plan. */
final class IcrAccounts {
  private final Map<String, IcrAccount> byId = new HashMap<>();
  private final Clock clock;

  IcrAccounts(Clock clock) {
    this.clock = clock;
  }

  IcrAccount of(String account) {
    return byId.computeIfAbsent(account, id -> new IcrAccount(clock));
  }
}
