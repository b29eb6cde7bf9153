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

  /** Quotes a value for a message: control characters made visible, long values cut. */
  static String quote(String value) {
    StringBuilder quoted = new StringBuilder("'");
    for (int i = 0; i < Math.min(value.length(), QUOTE_LIMIT); i++) {
      char c = value.charAt(i);
      quoted.append(c < ' ' || c == 0x7f ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    if (value.length() > QUOTE_LIMIT) {
      quoted.append("… (").append(value.length()).append(" characters)");
    }
    return quoted.append("'").toString();
  }
}
