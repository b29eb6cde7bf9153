package dev.registrysdk.distribution;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.QuotaException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.ErrorAnswer;
import dev.registrysdk.http.ErrorDecoder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the error answers of the distribution specification, and says which situation it is. */
final class OciErrorDecoder implements ErrorDecoder {
  private static final Pattern INSUFFICIENT_SCOPE =
      Pattern.compile("\\berror\\s*=\\s*\"?insufficient_scope\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public RegistryException decode(ErrorAnswer answer) {
    List<ErrorDetail> details = ErrorJson.read(answer.body());
    Failure.Builder builder = answer.failure().details(details);
    if (details.isEmpty() && answer.reason().isEmpty()) {
      builder.reason("the registry answered " + answer.status());
    }
    if (lacksPermission(answer)) {
      String reason = "the credentials do not give the permission";
      return new DeniedException(builder.reason(reason).remedy(Remedy.ASK_FOR_ACCESS).build());
    }
    Failure failure = builder.build();
    if (mentionsQuota(details)) {
      return new QuotaException(failure);
    }
    if (failure.hasCode("TOOMANYREQUESTS")) {
      return new RateLimitedException(failure);
    }
    if (failure.hasCode("UNSUPPORTED")) {
      return new UnsupportedException(failure);
    }
    return ErrorDecoder.byStatus(answer.status(), failure);
  }

  /**
   * Registries with a token server say 401 also to a caller they know, when the token does not
   * cover what was asked for. A stranger gets the same answer, but has to sign in first.
   */
  private static boolean lacksPermission(ErrorAnswer answer) {
    return answer.status() == 401
        && answer.reason().isEmpty()
        && answer.headers().values("WWW-Authenticate").stream()
            .anyMatch(challenge -> INSUFFICIENT_SCOPE.matcher(challenge).find());
  }

  /** ICR and others refuse a push or pull over quota with DENIED and an explaining text. */
  private static boolean mentionsQuota(List<ErrorDetail> details) {
    return details.stream()
        .filter(detail -> detail.code().equalsIgnoreCase("DENIED"))
        .anyMatch(detail -> detail.message().orElse("").toLowerCase(Locale.ROOT).contains("quota"));
  }
}
