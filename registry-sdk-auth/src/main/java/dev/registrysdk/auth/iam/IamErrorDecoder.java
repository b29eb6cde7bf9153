package dev.registrysdk.auth.iam;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.http.ErrorAnswer;
import dev.registrysdk.http.ErrorDecoder;
import java.util.List;
import java.util.Optional;

/**
 * Reads the error answers of IAM and of metadata services. The code decides what an answer means:
 * IAM answers a wrong API key with status 400, as it does a mistake in the request.
 */
final class IamErrorDecoder implements ErrorDecoder {
  private final List<Secret> secrets;

  /**
   * Makes a decoder for one request.
   *
   * @param secrets what was sent, and must not be repeated should the answer do so
   */
  IamErrorDecoder(List<Secret> secrets) {
    this.secrets = secrets;
  }

  @Override
  public RegistryException decode(ErrorAnswer answer) {
    IamComplaint complaint = IamComplaint.of(answer.body());
    Failure.Builder failure =
        Failure.of(answer.what())
            .registry(answer.registry())
            .method(answer.method())
            .url(answer.url())
            .status(answer.status())
            .retryAfter(answer.retryAfter())
            .requestId(requestId(answer, complaint));
    complaint.code().ifPresent(code -> failure.addDetails(detail(code, complaint)));
    return decode(answer.status(), complaint, failure);
  }

  private static RegistryException decode(
      int status, IamComplaint complaint, Failure.Builder failure) {
    Optional<IamCode> code = complaint.code().flatMap(IamCode::find);
    if (code.isPresent() && status < 500 && status != 429) {
      Failure known = failure.remedy(code.get().remedy()).build();
      return switch (code.get().kind()) {
        case AUTHENTICATION -> new AuthenticationException(known);
        case DENIED -> new DeniedException(known);
        case REJECTED -> new RejectedException(known);
      };
    }
    if (complaint.moreProofWanted()) {
      return new AuthenticationException(failure.remedy(Remedy.USE_API_KEY).build());
    }
    if (complaint.code().isEmpty() && status < 500 && status != 429 && status != 408) {
      failure.reason("the answer is not in a form of IBM Cloud's").remedy(Remedy.CHECK_PROXY);
    }
    return switch (status) {
      case 401 -> new AuthenticationException(failure.build());
      case 403 -> new DeniedException(failure.build());
      case 429 -> new RateLimitedException(failure.build());
      case 408 -> new TransportException(failure.build());
      default ->
          status >= 400 && status < 500
              ? new RejectedException(failure.build())
              : new TransportException(failure.build());
    };
  }

  private ErrorDetail detail(String code, IamComplaint complaint) {
    return ErrorDetail.builder()
        .code(masked(code))
        .message(complaint.message().map(this::masked))
        .build();
  }

  private String masked(String said) {
    String masked = said;
    for (Secret secret : secrets) {
      masked = secret.maskedIn(masked);
    }
    return masked;
  }

  /** What IBM's support asks for; other ids are those of machines in between. */
  private static Optional<String> requestId(ErrorAnswer answer, IamComplaint complaint) {
    return Optional.ofNullable(answer.headers().get("Transaction-Id"))
        .or(complaint::requestId)
        .or(answer::requestId);
  }
}
