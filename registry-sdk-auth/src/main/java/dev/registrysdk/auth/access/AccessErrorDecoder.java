package dev.registrysdk.auth.access;

import dev.registrysdk.error.ErrorDetail;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
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
    if (answer.status() == 404) {
      builder.remedy(Remedy.CHECK_IAM_ID);
    }
    return ErrorDecoder.byStatus(answer.status(), builder.build());
  }

  private static List<ErrorDetail> details(String body) {
    try {
      return ERRORS.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return List.of(); // the status says enough
    }
  }
}
