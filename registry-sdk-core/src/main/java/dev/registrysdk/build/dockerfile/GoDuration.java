package dev.registrysdk.build.dockerfile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Go writes them: {@code 1h30m}, {@code 1.5s}, {@code 500ms}. */
final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("\\G([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /** Reads a duration; empty if the text is none, or one that does not fit Go's 64 bits. */
  static Optional<Duration> parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    // Nothing that fits is longer, and numbers grow costly.
    Matcher part = PART.matcher(rest.length() > 200 ? "" : rest);
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (part.find()) {
      // Each part loses what is less than a nanosecond.
      BigDecimal unit = BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L));
      BigDecimal product = new BigDecimal("0" + part.group(1)).multiply(unit);
      nanos = nanos.add(new BigDecimal(product.toBigInteger()));
      end = part.end();
    }
    if (end == 0 || end < rest.length()) {
      return Optional.empty();
    }
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(negative ? -nanos.longValue() : nanos.longValue()));
  }
}
