package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.json.JsonType;
import java.util.Optional;

/** Answers that may come without a body: what was asked for is done all the same. */
final class Answers {
  private Answers() {}

  static <T> Optional<T> ifAny(
      Control<IcrApi> control, String what, Control.Request<IcrApi> request, JsonType<T> type) {
    return control.ask(
        what,
        request,
        (operation, response) -> control.service().readIfAny(operation, what, response, type));
  }
}
