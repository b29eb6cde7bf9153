package dev.registrysdk.oci;

/**
 * Text or a document does not follow the grammar it should: an image reference, a digest, a
 * platform, a manifest. The message quotes the offending value and states the rule.
 *
 * <p>It is an {@link IllegalArgumentException} because a caller who passes such text made the
 * mistake; places that read documents from elsewhere translate it into their own failure.
 */
public final class OciFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int QUOTE_LIMIT = 120;

  /**
   * Creates the exception.
   *
   * @param message what is wrong, with what, and the rule
   */
  public OciFormatException(String message) {
    super(message);
  }

  /**
   * Creates the exception with the failure of an inner parser.
   *
   * @param message what is wrong, with what, and the rule
   * @param cause the failure of the inner parser
   */
  public OciFormatException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Quotes a value for a message: what would not be seen made visible, long values cut. */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder("'");
    int c;
    for (int i = 0; i < Math.min(value.length(), QUOTE_LIMIT); i += Character.charCount(c)) {
      c = value.codePointAt(i);
      quoted.append(visible(c) ? Character.toString(c) : String.format("\\u%04x", c));
    }
    if (value.length() > QUOTE_LIMIT) {
      quoted.append("… (").append(value.length()).append(" characters)");
    }
    return quoted.append("'").toString();
  }

  private static boolean visible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
