package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Control;
import dev.registrysdk.json.JsonType;
import dev.registrysdk.rest.JsonService;
import java.util.Optional;
import okhttp3.ResponseBody;

/** Answers that may come without a body: what was asked for is done all the same. */
final class Answers {
  private Answers() {}

  static <T> Optional<T> ifAny(
      Control<IcrApi> control, String what, Control.Request<IcrApi> request, JsonType<T> type) {
    return control.ask(
        what,
        request,
        (operation, response) -> {
          ResponseBody body = response.body();
          if (body == null || body.contentLength() == 0) {
            JsonService.discard(response);
            return Optional.empty();
          }
          return Optional.of(control.service().read(operation, what, response, type));
        });
  }
}
