package dev.registrysdk.auth.iam;

import dev.registrysdk.error.Redaction;

/**
 * A text that is never shown. Equal when the texts are. It stays a text: forms and headers are made
 * of texts, so wiping this copy would not take the others out of memory.
 */
record Secret(String text) {
  /** Shorter texts are not looked for in messages: they would take harmless words away. */
  private static final int SHORTEST_TO_FIND = 6;

  /**
   * An API key.
   *
   * @throws IllegalArgumentException if it cannot be one; the message does not show it
   */
  static Secret apiKey(String text) {
    return checked("API key", text);
  }

  /** A passcode, a refresh token or a client's secret. */
  static Secret checked(String kind, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("This " + kind + " is empty");
    }
    if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "This "
              + kind
              + " of "
              + text.length()
              + " characters begins or ends with white space, or has a line end in it; one may have"
              + " been read with it");
    }
    if (text.startsWith("{")
        || text.startsWith("\"")
        || text.endsWith("}")
        || text.endsWith("\"")) {
      throw new IllegalArgumentException(
          "This "
              + kind
              + " of "
              + text.length()
              + " characters begins or ends with a brace or a quotation mark; it may have been cut out"
              + " of a template or of JSON");
    }
    return new Secret(text);
  }

  /** Text of a service without this secret, should it have been repeated there. */
  String maskedIn(String said) {
    return text.length() < SHORTEST_TO_FIND ? said : said.replace(text, Redaction.MASK);
  }

  @Override
  public String toString() {
    return Redaction.MASK;
  }
}
