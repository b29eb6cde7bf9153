package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a policy as a version of the API does. */
record IamPolicyWriter(IamPolicyVersion version, String origin) {
  Map<String, Object> json(IamPolicy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", policy.id());
    json.put("type", policy.type());
    json.put("description", policy.description());
    if (version == IamPolicyVersion.V1) {
      json.put("subjects", List.of(Map.of("attributes", attributes(policy.subject()))));
      json.put("roles", roles(policy));
      json.put("resources", List.of(resource(policy)));
    } else {
      json.put("subject", Map.of("attributes", attributes(policy.subject())));
      json.put("control", Map.of("grant", Map.of("roles", roles(policy))));
      json.put("resource", resource(policy));
      json.putAll(IamNumbers.whole(policy.extras()));
    }
    json.put("href", origin + version.path() + "/" + policy.id());
    json.put("created_at", IamTime.millis(policy.stamp().created()));
    json.put("created_by_id", policy.stamp().createdBy());
    json.put("last_modified_at", IamTime.millis(policy.stamp().modified()));
    json.put("last_modified_by_id", policy.stamp().modifiedBy());
    json.put("state", policy.stamp().state());
    return json;
  }

  Reply reply(int status, IamPolicy policy) {
    return Reply.status(status).withJson(json(policy)).withHeader("ETag", policy.stamp().tag());
  }

  private Map<String, Object> resource(IamPolicy policy) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("attributes", attributes(policy.resource()));
    if (!policy.tags().isEmpty()) {
      resource.put("tags", attributes(policy.tags()));
    }
    return resource;
  }

  private List<Map<String, Object>> roles(IamPolicy policy) {
    return policy.roles().stream().map(role -> role(policy, role)).toList();
  }

  private Map<String, Object> role(IamPolicy policy, String id) {
    Map<String, Object> role = new LinkedHashMap<>();
    role.put("role_id", id);
    // Version 2 has the ids only.
    if (version == IamPolicyVersion.V1) {
      String name = IamRoles.nameOf(id, policy.service()).orElse(id);
      role.put("display_name", name);
      role.put("description", IamRoles.description(name));
    }
    return role;
  }

  private List<Map<String, Object>> attributes(List<IamAttribute> attributes) {
    return attributes.stream().map(this::attribute).toList();
  }

  private Map<String, Object> attribute(IamAttribute attribute) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(version.keyField(), attribute.key());
    json.put("operator", attribute.operator());
    json.put("value", attribute.value());
    return json;
  }
}
