package dev.registrysdk.icr.va;

import java.util.Locale;

/**
 * A verdict on an image. The constants are those known when this version was made; any other the
 * service tells is kept as it is.
 *
 * @param name as the service writes it, in upper case
 */
public record ScanStatus(String name) {
  /** Nothing is wrong. */
  public static final ScanStatus OK = new ScanStatus("OK");

  /** Something is wrong, and exemptions cover all of it. */
  public static final ScanStatus WARN = new ScanStatus("WARN");

  /** Something is wrong, and exemptions do not cover all of it. */
  public static final ScanStatus FAIL = new ScanStatus("FAIL");

  /** The image has no distribution that the service knows. */
  public static final ScanStatus UNSUPPORTED = new ScanStatus("UNSUPPORTED");

  /** The scan is not finished. */
  public static final ScanStatus INCOMPLETE = new ScanStatus("INCOMPLETE");

  /** There was no scan yet. */
  public static final ScanStatus UNSCANNED = new ScanStatus("UNSCANNED");

  /** The service tells no status. */
  public static final ScanStatus UNKNOWN = new ScanStatus("UNKNOWN");

  /**
   * Brings the name to upper case.
   *
   * @param name a name; an empty one stands for {@link #UNKNOWN}
   */
  public ScanStatus {
    name = name.isBlank() ? "UNKNOWN" : name.strip().toUpperCase(Locale.ROOT);
  }

  /**
   * Whether a later question may have another answer because the scan is still to come.
   *
   * @return true for {@link #UNSCANNED} and {@link #INCOMPLETE}
   */
  public boolean pending() {
    return equals(UNSCANNED) || equals(INCOMPLETE);
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
