package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /identity/.well-known/openid-configuration}: where everything is. */
final class IamConfigurationEndpoint implements IamEndpoint {
  @Override
  public Reply answer(IamCall call) {
    String root = call.request().origin() + "/identity";
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("issuer", IamClaims.ISSUER);
    json.put("authorization_endpoint", root + "/authorize");
    json.put("token_endpoint", root + "/token");
    json.put("passcode_endpoint", root + "/passcode");
    json.put("userinfo_endpoint", root + "/userinfo");
    json.put("jwks_uri", root + "/keys");
    json.put("response_types_supported", List.of("code", "id_token", "token"));
    json.put("subject_types_supported", List.of("public"));
    json.put("id_token_signing_alg_values_supported", List.of("RS256"));
    return Reply.status(200).withJson(json);
  }
}
