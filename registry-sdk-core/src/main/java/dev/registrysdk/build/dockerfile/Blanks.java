package dev.registrysdk.build.dockerfile;

/** What counts as a blank: more than Java's own strip takes away, for example no-break spaces. */
final class Blanks {
  private Blanks() {}

  static boolean is(int c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }

  /** The blanks between an instruction and its words; no others separate them. */
  static boolean separates(int c) {
    return c == ' ' || c == '\t' || c == 0x0b || c == '\f' || c == '\r';
  }

  static boolean all(String text) {
    return start(text) == text.length();
  }

  /** The offset of the first character that is no blank; the length if there is none. */
  static int start(String text) {
    int start = 0;
    while (start < text.length() && is(text.charAt(start))) {
      start++;
    }
    return start;
  }

  static String strip(String text) {
    int start = start(text);
    int end = text.length();
    while (end > start && is(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
