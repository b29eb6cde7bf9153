package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.SetQuotaRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * A limit of a quota, which people give and read in megabytes of 1048576 bytes, as the service
 * does.
 *
 * @param bytes the limit in bytes
 */
record Limit(long bytes) {
  private static final long MEGABYTE = 1_048_576;

  static Limit parse(String text) {
    if (text.equals("-1") || text.equals("unlimited")) {
      return new Limit(SetQuotaRequest.UNLIMITED);
    }
    if (!text.matches("[0-9]{1,12}")) {
      throw new IllegalArgumentException(
          "expected a whole number of megabytes, or unlimited, but was '" + text + "'");
    }
    return new Limit(Long.parseLong(text) * MEGABYTE);
  }

  /** A limit that the service tells. */
  static String text(OptionalLong limit) {
    return limit.isPresent() ? text(limit.getAsLong()) : "Unlimited";
  }

  /** For example {@code 512 MB}, or {@code 0.2 MB}. */
  static String text(long bytes) {
    return BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(MEGABYTE), 1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " MB";
  }
}
