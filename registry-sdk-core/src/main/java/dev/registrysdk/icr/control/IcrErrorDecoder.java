package dev.registrysdk.icr.control;

import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.QuotaException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.ErrorAnswer;
import dev.registrysdk.http.ErrorDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the error answers of the service, and says which situation it is: by the status first, then
 * by the code, since the list of codes is not published. Codes that are not known are kept.
 */
final class IcrErrorDecoder implements ErrorDecoder {
  private static final Pattern QUOTA =
      Pattern.compile("exceed.*\\bquota|\\bquota\\b.*exceed", Pattern.CASE_INSENSITIVE);

  @Override
  public RegistryException decode(ErrorAnswer answer) {
    ErrorText text = ErrorText.read(answer.body());
    Failure.Builder builder = answer.failure().details(text.details());
    text.requestId().ifPresent(builder::requestId);
    if (answer.reason().isEmpty()) {
      builder.remedy(remedy(answer));
      if (text.details().isEmpty()) {
        builder.reason(wordless(answer));
      }
    }
    return leaf(answer.status(), text.details(), builder.build());
  }

  /** What to do that the code alone does not tell; empty to look into the table. */
  private static Optional<Remedy> remedy(ErrorAnswer answer) {
    int status = answer.status();
    if (status == 409 && answer.url().contains("/api/v1/namespaces/")) {
      return Optional.of(Remedy.USE_ANOTHER_NAME);
    }
    boolean refused = status >= 400 && status < 500 && status != 401;
    return refused && ErrorText.html(answer.body())
        ? Optional.of(Remedy.CHECK_PROXY)
        : Optional.empty();
  }

  private static String wordless(ErrorAnswer answer) {
    String page = ErrorText.html(answer.body()) ? " with a page of HTML" : "";
    return "the registry answered " + answer.status() + page;
  }

  private static RegistryException leaf(int status, List<ErrorDetail> details, Failure failure) {
    if (status == 403 && details.stream().anyMatch(IcrErrorDecoder::aboutQuota)) {
      return new QuotaException(failure);
    }
    if (status == 410 || status == 415) {
      return new UnsupportedException(failure);
    }
    RegistryException usual = ErrorDecoder.byStatus(status, failure);
    return usual instanceof RejectedException ? rejected(failure) : usual;
  }

  private static boolean aboutQuota(ErrorDetail detail) {
    return QUOTA.matcher(detail.message().orElse("")).find();
  }

  /**
   * The statuses of some codes are not published, so the code decides where the status is vague.
   */
  private static RegistryException rejected(Failure failure) {
    if (failure.hasCode("CRI0301E") || failure.hasCode("CRI0302E")) {
      return new UnsupportedException(failure);
    } else if (failure.hasCode("CRT0500E")) {
      return new ConflictException(failure);
    }
    return failure.hasCode("BXNVA0009E")
        ? new NotFoundException(failure)
        : new RejectedException(failure);
  }
}
