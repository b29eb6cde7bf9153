package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization options of an account. */
final class IcrAuthEndpoint {
  private IcrAuthEndpoint() {}

  static Reply get(ControlCall call) {
    call.require(IcrAction.AUTH_GET);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("iam_authz", true);
    json.put("private_only", call.ownAccount().privateOnly());
    return Reply.status(200).withJson(json);
  }

  static Reply patch(ControlCall call) {
    call.require(IcrAction.AUTH_SET);
    Map<?, ?> body = call.body();
    if (!Json.bool(body, "iam_authz").orElse(true)) {
      throw ControlRefusal.badRequest("IAM authorization cannot be turned off.");
    }
    Json.bool(body, "private_only").ifPresent(call.ownAccount()::privateOnly);
    return Reply.status(204);
  }
}
