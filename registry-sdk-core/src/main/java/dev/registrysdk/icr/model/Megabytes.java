package dev.registrysdk.icr.model;

/** The unit of limits that are set. */
final class Megabytes {
  private static final long MEGABYTE = 1_048_576;

  private Megabytes() {}

  static void check(String limit, long bytes) {
    if (bytes == SetQuotaRequest.UNLIMITED) {
      return;
    }
    if (bytes < 0) {
      throw new IllegalArgumentException(
          "A limit is a number of bytes, or SetQuotaRequest.UNLIMITED: " + limit + " " + bytes);
    }
    if (bytes % MEGABYTE != 0) {
      long whole = bytes / MEGABYTE;
      throw new IllegalArgumentException(
          "The service keeps limits in megabytes of "
              + MEGABYTE
              + " bytes: instead of "
              + limit
              + " "
              + bytes
              + " use "
              + whole * MEGABYTE
              + " ("
              + whole
              + " MB) or "
              + (whole + 1) * MEGABYTE
              + " ("
              + (whole + 1)
              + " MB)");
    }
  }
}
