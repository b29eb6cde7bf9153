package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /v2/roles}: the roles that policies can give. */
final class IamRolesEndpoint implements IamEndpoint {
  @Override
  public Reply answer(IamCall call) {
    call.caller();
    String service = call.parameter("service_name").orElse("");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("custom_roles", List.of());
    json.put("service_roles", service.isEmpty() ? List.of() : IamRoles.serviceRoles(service));
    json.put("system_roles", IamRoles.platformRoles());
    return Reply.status(200).withJson(json);
  }
}
