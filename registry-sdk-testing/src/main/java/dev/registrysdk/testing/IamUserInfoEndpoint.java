package dev.registrysdk.testing;

import java.util.Map;

/** {@code GET /identity/userinfo}: the claims of the token that is shown. */
final class IamUserInfoEndpoint implements IamEndpoint {
  @Override
  public Reply answer(IamCall call) {
    Map<?, ?> claims =
        call.bearer()
            .flatMap(token -> call.world().jwt().claims(token, call.world().now()))
            .orElseThrow(IamFailure::unauthorized);
    return Reply.status(200).withJson(IamNumbers.whole(claims));
  }
}
