package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a policy from the body of a request, and checks it. */
record IamPolicyReader(IamPolicyVersion version, Map<?, ?> json) {
  /** The policy that a client asks for. */
  IamPolicy read(String id, IamPolicy.Stamp stamp) {
    String type = Json.string(json, "type").orElse("");
    if (!Set.of("access", "authorization").contains(type)) {
      throw invalid("type must be one of access, authorization");
    }
    boolean first = version == IamPolicyVersion.V1;
    List<Map<?, ?>> subjects = first ? Json.objects(json, "subjects") : List.of(one("subject"));
    List<Map<?, ?>> resources = first ? Json.objects(json, "resources") : List.of(one("resource"));
    if (subjects.size() != 1 || resources.size() != 1) {
      throw invalid("exactly one entry is required in subjects and in resources");
    }
    IamPolicy policy =
        new IamPolicy(
            id,
            type,
            Json.string(json, "description").orElse(""),
            attributes(subjects.get(0), "attributes"),
            attributes(resources.get(0), "attributes"),
            attributes(resources.get(0), "tags"),
            roles(),
            extras(),
            stamp);
    IamPolicyRules.check(policy);
    return policy;
  }

  static IamFailure invalid(String what) {
    return IamFailure.named(400, "invalid_body", "Invalid body format. Check the input: " + what);
  }

  private Map<?, ?> one(String field) {
    return Json.object(json, field);
  }

  private List<String> roles() {
    Map<?, ?> parent =
        version == IamPolicyVersion.V1 ? json : Json.object(Json.object(json, "control"), "grant");
    List<String> roles =
        Json.objects(parent, "roles").stream()
            .map(
                role ->
                    Json.string(role, "role_id")
                        .orElseThrow(() -> invalid("each role needs a role_id")))
            .distinct()
            .toList();
    if (roles.isEmpty()) {
      throw invalid("at least one role is required");
    }
    return roles;
  }

  private List<IamAttribute> attributes(Map<?, ?> parent, String field) {
    List<IamAttribute> attributes = new ArrayList<>();
    for (Map<?, ?> attribute : Json.objects(parent, field)) {
      attributes.add(attribute(attribute));
    }
    return List.copyOf(attributes);
  }

  private IamAttribute attribute(Map<?, ?> attribute) {
    String key =
        Json.string(attribute, version.keyField())
            .filter(text -> !text.isEmpty())
            .orElseThrow(() -> invalid("each attribute needs a " + version.keyField()));
    String operator = Json.string(attribute, "operator").orElse("");
    if (operator.isEmpty() && version == IamPolicyVersion.V2) {
      throw invalid("the attribute " + key + " needs an operator");
    }
    Object value = attribute.get("value");
    if (value == null) {
      throw invalid("the attribute " + key + " needs a value");
    }
    return new IamAttribute(key, operator.isEmpty() ? IamAttribute.EQUALS : operator, value);
  }

  private Map<String, Object> extras() {
    Map<String, Object> extras = new LinkedHashMap<>();
    if (version == IamPolicyVersion.V2) {
      for (String field : List.of("pattern", "rule")) {
        Object value = json.get(field);
        if (value != null) {
          extras.put(field, value);
        }
      }
    }
    return extras;
  }
}
