package dev.registrysdk.local;

import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.ErrorAnswer;
import dev.registrysdk.http.ErrorDecoder;
import dev.registrysdk.json.JsonFormatException;
import dev.registrysdk.json.JsonType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the error answers of an engine: {@code {"message": …}} with a status. */
final class EngineErrorDecoder implements ErrorDecoder {
  private static final JsonType<Optional<String>> MESSAGE =
      JsonType.object(StringBuilder::new)
          .optional("message", JsonType.TEXT, StringBuilder::append)
          .build(text -> Optional.of(text.toString()).filter(said -> !said.isBlank()));
  private static final Pattern VERSION =
      Pattern.compile("client version \\S+ is too (new|old)\\b.*", Pattern.DOTALL);

  @Override
  public RegistryException decode(ErrorAnswer answer) {
    Optional<String> message = message(answer.body());
    ErrorAnswer said =
        ErrorAnswer.builder().from(answer).reason(message.or(answer::reason)).build();
    if (message.filter(text -> VERSION.matcher(text).matches()).isPresent()) {
      return new UnsupportedException(failure(said, Remedy.UPDATE_ENGINE));
    }
    return switch (answer.status()) {
      case 404 -> new NotFoundException(failure(said, Remedy.LIST_IMAGES));
      case 409 -> new ConflictException(failure(said, Remedy.FORCE_REMOVAL));
      default -> ErrorDecoder.byStatus().decode(said);
    };
  }

  private static Failure failure(ErrorAnswer answer, Remedy remedy) {
    return answer.failure().remedy(remedy).build();
  }

  private static Optional<String> message(String body) {
    try {
      return MESSAGE.read(body.getBytes(StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      return Optional.empty(); // from something in between
    }
  }
}
