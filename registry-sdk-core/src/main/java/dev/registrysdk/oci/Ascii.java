package dev.registrysdk.oci;

/** Character classes of the grammars; all of them ASCII, whatever the locale. */
final class Ascii {
  private Ascii() {}

  static boolean lower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean lowerOrDigit(char c) {
    return lower(c) || digit(c);
  }

  static boolean letterOrDigit(char c) {
    return lower(c) || upper(c) || digit(c);
  }

  static boolean lowerHex(char c) {
    return digit(c) || (c >= 'a' && c <= 'f');
  }

  static boolean all(String text, CharTest test) {
    for (int i = 0; i < text.length(); i++) {
      if (!test.test(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** A class of characters. */
  @FunctionalInterface
  interface CharTest {
    boolean test(char c);
  }
}
