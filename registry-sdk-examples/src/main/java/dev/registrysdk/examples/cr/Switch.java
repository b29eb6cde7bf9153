package dev.registrysdk.examples.cr;

/** Something that is on or off. */
enum Switch {
  ON,
  OFF;

  static Switch parse(String text) {
    return switch (text) {
      case "on" -> ON;
      case "off" -> OFF;
      default -> throw new IllegalArgumentException("expected on or off, but was '" + text + "'");
    };
  }

  /** The word for a value. */
  static String word(boolean value) {
    return value ? "on" : "off";
  }
}
