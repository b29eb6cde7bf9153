package dev.registrysdk.oci;

/**
 * Finds long runs of blanks or digits before a document is parsed. The parser looks at each byte of
 * such a run by counting from the nearer end of its buffer, which takes time in the square of the
 * run's length.
 */
final class JsonRuns {
  private static final int LONGEST = 65_536;

  private JsonRuns() {}

  /** Whether there is a run, outside of strings, that is longer than any real document has. */
  static boolean tooLong(byte[] utf8) {
    boolean quoted = false;
    int run = 0;
    for (int i = 0; i < utf8.length; i++) {
      byte b = utf8[i];
      if (quoted) {
        quoted = b != '"';
        i += b == '\\' ? 1 : 0;
      } else if (b == '"') {
        quoted = true;
        run = 0;
      } else {
        run = "{}[],:".indexOf(b) >= 0 ? 0 : run + 1;
        if (run > LONGEST) {
          return true;
        }
      }
    }
    return false;
  }
}
