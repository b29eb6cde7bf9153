package dev.registrysdk.auth.access;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.ErrorAnswer;
import dev.registrysdk.http.ErrorDecoder;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the error answers of the identity and policy services. */
final class AccessErrorDecoder implements ErrorDecoder {
  private static final JsonType<ErrorDetail> ERROR =
      JsonType.object(Words::new)
          .optional("code", JsonType.TEXT, Words::code)
          .optional("message_code", JsonType.TEXT, Words::code)
          .optional("message", JsonType.TEXT, Words::message)
          .build(Words::detail);

  private static final JsonType<List<ErrorDetail>> ERRORS =
      JsonType.object(ErrorList::new)
          .optional("errors", JsonType.listOf(ERROR), ErrorList::all)
          .optional("errorCode", JsonType.TEXT, ErrorList::code)
          .optional("errorMessage", JsonType.TEXT, ErrorList::message)
          .build(ErrorList::details);

  private static final class Words {
    private String code = "UNKNOWN";
    private Optional<String> message = Optional.empty();

    /** The more telling of the two codes comes last. */
    void code(String text) {
      code = text;
    }

    void message(String text) {
      message = Optional.of(text);
    }

    ErrorDetail detail() {
      return ErrorDetail.builder().code(code).message(message).build();
    }
  }

  private static final class ErrorList {
    private final List<ErrorDetail> details = new ArrayList<>();
    private final Words single = new Words();

    void all(List<ErrorDetail> list) {
      details.addAll(list);
    }

    void code(String text) {
      single.code(text);
    }

    void message(String text) {
      single.message(text);
      details.add(single.detail());
    }

    List<ErrorDetail> details() {
      return details;
    }
  }

  @Override
  public RegistryException decode(ErrorAnswer answer) {
    List<ErrorDetail> details = details(answer.body());
    Failure.Builder builder = answer.failure().details(details);
    answer.headers().values("Transaction-Id").stream().findFirst().ifPresent(builder::requestId);
    if (details.isEmpty() && answer.reason().isEmpty()) {
      builder.reason("the service answered " + answer.status());
    }
    Failure failure = builder.build();
    return switch (answer.status()) {
      case 401 -> new AuthenticationException(failure);
      case 403 -> new DeniedException(failure);
      case 404 -> new NotFoundException(failure);
      case 405, 501 -> new UnsupportedException(failure);
      case 409, 412 -> new ConflictException(failure);
      case 429 -> new RateLimitedException(failure);
      default ->
          answer.status() >= 500 ? new TransportException(failure) : new RejectedException(failure);
    };
  }

  private static List<ErrorDetail> details(String body) {
    try {
      return ERRORS.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return List.of(); // the status says enough
    }
  }
}
