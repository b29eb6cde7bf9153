package dev.registrysdk.testing;

import java.util.Map;

/**
 * Ends the handling of a request with an error, which each of the APIs of IAM writes in its own
 * form.
 */
final class IamFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String word;
  private final String text;
  private final transient Map<String, Object> details;

  private IamFailure(
      int status, String code, String word, String text, Map<String, Object> details) {
    // An expected answer, not a failure of this program: no stack trace.
    super(text, null, false, false);
    this.status = status;
    this.code = code;
    this.word = word;
    this.text = text;
    this.details = details;
  }

  /** An error with a code such as {@code BXNIM0415E}. */
  static IamFailure of(int status, String code, String text) {
    return new IamFailure(status, code, "", text, Map.of());
  }

  /** An error with a code such as {@code role_not_found}. */
  static IamFailure named(int status, String word, String text) {
    return new IamFailure(status, "", word, text, Map.of());
  }

  static IamFailure missing(String property) {
    return of(400, "BXNIM0109E", "Property missing or empty: " + property);
  }

  static IamFailure invalid(String property, String value, String valid) {
    return of(
        400,
        "BXNIM0106E",
        "Validation of property '"
            + property
            + "' with value '"
            + value
            + "' failed. Valid values: '"
            + valid
            + "'");
  }

  static IamFailure unauthorized() {
    return of(401, "BXNIM0407E", "Provided token is missing, invalid or expired.");
  }

  static IamFailure forbidden() {
    return of(403, "BXNIM0513E", "You are not authorized to use this API");
  }

  static IamFailure notFound(String what) {
    return of(404, "", what + " not found");
  }

  static IamFailure wrongMethod(String method) {
    return of(405, "BXNIM0060E", "Method '" + method + "' is not supported by this endpoint");
  }

  /** The same with a code that is a word, for the APIs that have both. */
  IamFailure named(String newWord) {
    return new IamFailure(status, code, newWord, text, details);
  }

  /** The same with the version of an older error, or whatever else a client can make use of. */
  IamFailure with(String detail, Object value) {
    return new IamFailure(status, code, word, text, Map.of(detail, value));
  }

  int status() {
    return status;
  }

  /** The code with a number; empty if there is none. */
  String code() {
    return code;
  }

  /** The code that is a word; empty for the usual one of the status. */
  String word() {
    return word;
  }

  String text() {
    return text;
  }

  Map<String, Object> details() {
    return details;
  }
}
