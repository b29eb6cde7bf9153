package dev.registrysdk.icr;

import dev.registrysdk.icr.control.Wire;
import dev.registrysdk.rest.JsonService;
import java.util.Optional;

/** Messages over HTTP, asked for by nobody in particular. */
final class DefaultMessages implements Messages {
  private final JsonService<AccountApi> service;

  DefaultMessages(JsonService<AccountApi> service) {
    this.service = service;
  }

  @Override
  public Optional<String> current() {
    String what = "Could not get the message of the day of " + service.host();
    return service.ask(
        what,
        (api, spec) -> api.messages(spec.anonymous()),
        (operation, response) ->
            service.readIfAny(operation, what, response, Wire.FILLED).flatMap(message -> message));
  }
}
