package dev.registrysdk.examples.cr;

import java.util.Locale;

/** Sizes as people read them. */
final class Sizes {
  private static final String UNITS = "kMGTPE";

  private Sizes() {}

  /** For example {@code 12.3 MB}; a megabyte is a million bytes, as on the labels of disks. */
  static String text(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes / 1000.0;
    int unit = 0;
    for (; value >= 999.95; value /= 1000) {
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %cB", value, UNITS.charAt(unit));
  }
}
