package dev.registrysdk.error;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the remedy for what a registry answered, on the data plane or the control plane: by its
 * code first, then by its words.
 */
final class Remedies {
  private static final String ANY = "*";

  private record Row(String code, String words, Remedy remedy) {
    boolean matches(ErrorDetail detail) {
      return (code.equals(ANY) || detail.code().equalsIgnoreCase(code))
          && detail.message().orElse("").toLowerCase(Locale.ROOT).contains(words);
    }
  }

  /** The first row that matches counts; empty words match every message. */
  private static final List<Row> ROWS =
      List.of(
          new Row(ANY, "private-only access", Remedy.USE_PRIVATE_NETWORK),
          new Row(ANY, "forbidden to create", Remedy.ALLOW_IN_CATALOG),
          new Row("UNAUTHORIZED", "authentication required", Remedy.SIGN_IN),
          new Row("UNAUTHORIZED", "authorization required", Remedy.SIGN_IN),
          new Row("UNAUTHORIZED", "", Remedy.CHECK_CREDENTIALS),
          new Row("DENIED", "quota", Remedy.FREE_QUOTA),
          new Row("DENIED", "rate limit", Remedy.WAIT),
          new Row("DENIED", "requested access to the resource is denied", Remedy.ASK_FOR_ACCESS),
          new Row("DENIED", "immutable", Remedy.USE_ANOTHER_TAG),
          new Row("DENIED", "", Remedy.ASK_FOR_ACCESS),
          new Row("MANIFEST_UNKNOWN", "", Remedy.CHECK_REFERENCE),
          new Row("NAME_UNKNOWN", "", Remedy.CHECK_NAME),
          new Row("NAME_INVALID", "", Remedy.CHECK_NAME),
          new Row("BLOB_UNKNOWN", "", Remedy.CHECK_REFERENCE),
          new Row("MANIFEST_BLOB_UNKNOWN", "", Remedy.PUSH_CONTENT_FIRST),
          new Row("BLOB_UPLOAD_UNKNOWN", "", Remedy.TRY_LATER),
          new Row("BLOB_UPLOAD_INVALID", "", Remedy.TRY_LATER),
          new Row("RANGE_INVALID", "", Remedy.TRY_LATER),
          new Row("DIGEST_INVALID", "", Remedy.FETCH_AGAIN),
          new Row("SIZE_INVALID", "", Remedy.FETCH_AGAIN),
          new Row("MANIFEST_INVALID", "immutable", Remedy.USE_ANOTHER_TAG),
          new Row("MANIFEST_INVALID", "", Remedy.CHECK_REQUEST),
          new Row("TAG_INVALID", "immutable", Remedy.USE_ANOTHER_TAG),
          new Row("TAG_INVALID", "", Remedy.CHECK_REQUEST),
          new Row("TOOMANYREQUESTS", "", Remedy.WAIT),
          new Row("UNAVAILABLE", "", Remedy.TRY_LATER),
          new Row("CRG0009E", "", Remedy.CHECK_ACCOUNT),
          new Row("CRG0014E", "", Remedy.CHECK_CREDENTIALS),
          new Row("CRG0020E", "", Remedy.GRANT_ROLE),
          new Row("CRI0106E", "", Remedy.ASK_ITS_REGISTRY),
          new Row("CRI0301E", "", Remedy.PUSH_AGAIN),
          new Row("CRI0302E", "", Remedy.COPY_INSTEAD),
          new Row("CRI0304E", "", Remedy.COPY_INSTEAD),
          new Row("CRN0007E", "", Remedy.FOLLOW_NAME_RULE),
          new Row("CRN0008E", "", Remedy.USE_ANOTHER_NAME),
          new Row("CRT0500E", "", Remedy.RESTORE_BY_DIGEST),
          new Row("BXNVA0009E", "", Remedy.AWAIT_SCAN));

  private static final int NOT_ALLOWED = 405;

  private Remedies() {}

  /** The remedy that was chosen where it went wrong, else the one of the table, else the leaf's. */
  static Remedy of(Failure failure, Remedy fallback) {
    return failure.remedy().or(() -> find(failure)).orElse(fallback);
  }

  static Optional<Remedy> find(Failure failure) {
    if (failure.status().equals(Optional.of(NOT_ALLOWED))
        && failure.method().equals(Optional.of("DELETE"))) {
      return Optional.of(Remedy.ENABLE_DELETE);
    }
    return failure.details().stream()
        .flatMap(detail -> ROWS.stream().filter(row -> row.matches(detail)))
        .map(Row::remedy)
        .findFirst();
  }
}
