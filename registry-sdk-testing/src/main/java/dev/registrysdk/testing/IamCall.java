package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to IAM, with what its path means.
 *
 * @param arguments the variable parts of the path, in their order
 * @param transaction what the answer and its error call this request
 */
record IamCall(
    IncomingRequest request, List<String> arguments, IamWorld world, String transaction) {
  String argument() {
    return arguments.get(0);
  }

  Optional<String> parameter(String name) {
    return request.parameter(name).filter(value -> !value.isEmpty());
  }

  boolean flag(String name) {
    return parameter(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  boolean headerFlag(String name) {
    return request.header(name).filter("true"::equalsIgnoreCase).isPresent();
  }

  String userAgent() {
    return request.header("User-Agent").orElse("");
  }

  /** The JSON object in the body. */
  Map<?, ?> json() {
    return Json.tryObject(request.bodyBytes().utf8())
        .orElseThrow(
            () -> IamFailure.of(400, "BXNIM0105E", "The body of the request is no JSON object"));
  }

  /** Who sends this, by the access token. */
  IamCaller caller() {
    return bearer()
        .flatMap(token -> IamCaller.ofToken(world, token))
        .orElseThrow(IamFailure::unauthorized);
  }

  /** Who sends this, if they may manage the account. */
  IamCaller administrator(String account) {
    IamCaller caller = caller();
    if (!caller.administers(account)) {
      throw IamFailure.forbidden();
    }
    return caller;
  }

  Optional<String> bearer() {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }

  /** The id of the client that identifies itself, such as {@code bx}. */
  Optional<String> client() {
    return request
        .header("Authorization")
        .flatMap(Credentials::ofBasic)
        .map(Credentials::name)
        .filter(name -> !name.isEmpty());
  }
}
