package dev.registrysdk.auth.access;

import dev.registrysdk.json.JsonText;
import dev.registrysdk.json.JsonType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How IAM spells policies, in both versions of its API. */
final class PolicyJson {
  private static final JsonType<Optional<String>> FILLED =
      JsonType.TEXT.map(text -> Optional.of(text).filter(filled -> !filled.isEmpty()));

  /** A value may be a list or a flag too; policies that have those are read without them. */
  private static final JsonType<String> VALUE = JsonType.LENIENT_TEXT;

  private static final JsonType<Attribute> ATTRIBUTE =
      JsonType.object(Attribute::new)
          .optional("name", JsonType.TEXT, Attribute::name)
          .optional("key", JsonType.TEXT, Attribute::name)
          .optional("value", VALUE, Attribute::value)
          .build(attribute -> attribute);

  private static final JsonType<Map<String, String>> ATTRIBUTES =
      JsonType.object(Attributes::new)
          .optional("attributes", JsonType.listOf(ATTRIBUTE), Attributes::add)
          .build(attributes -> attributes.values);

  private static final JsonType<Map<String, String>> FIRST_ATTRIBUTES =
      JsonType.listOf(ATTRIBUTES).map(all -> all.isEmpty() ? Map.of() : all.get(0));

  private static final JsonType<List<String>> ROLES =
      JsonType.listOf(
          JsonType.object(Attribute::new)
              .optional("role_id", JsonType.TEXT, Attribute::value)
              .build(role -> role.value));

  private static final JsonType<List<String>> GRANT =
      JsonType.object(Roles::new).optional("roles", ROLES, Roles::set).build(roles -> roles.crns);

  private static final JsonType<List<String>> CONTROL =
      JsonType.object(Roles::new).optional("grant", GRANT, Roles::set).build(roles -> roles.crns);

  static final JsonType<AccessPolicy> POLICY =
      JsonType.object(AccessPolicy::builder)
          .required("id", JsonType.TEXT, AccessPolicy.Builder::id)
          .optional("description", FILLED, AccessPolicy.Builder::description)
          .optional("state", FILLED, AccessPolicy.Builder::state)
          .optional("roles", ROLES, AccessPolicy.Builder::addAllRoles)
          .optional("control", CONTROL, AccessPolicy.Builder::addAllRoles)
          .optional("subjects", FIRST_ATTRIBUTES, PolicyJson::subject)
          .optional("subject", ATTRIBUTES, PolicyJson::subject)
          .optional("resources", FIRST_ATTRIBUTES, AccessPolicy.Builder::putAllAttributes)
          .optional("resource", ATTRIBUTES, AccessPolicy.Builder::putAllAttributes)
          .build(AccessPolicy.Builder::build);

  private static final JsonType<Optional<String>> NEXT =
      JsonType.object(Attribute::new)
          .optional("start", JsonType.TEXT, Attribute::value)
          .build(next -> Optional.of(next.value).filter(start -> !start.isEmpty()));

  static final JsonType<AccessJson.Page<AccessPolicy>> POLICIES =
      JsonType.object(AccessJson.Page<AccessPolicy>::new)
          .optional("policies", JsonType.listOf(POLICY), AccessJson.Page::items)
          .optional("next", NEXT, AccessJson.Page::start)
          .build(page -> page);

  /** The roles that a service offers, by the lists of the answer that have them. */
  static final JsonType<List<String>> ROLE_LIST =
      JsonType.object(Roles::new)
          .optional("service_roles", crns(), Roles::add)
          .optional("system_roles", crns(), Roles::add)
          .optional("custom_roles", crns(), Roles::add)
          .build(roles -> roles.crns);

  private PolicyJson() {}

  private static final class Attribute {
    private String name = "";
    private String value = "";

    void name(String text) {
      name = text;
    }

    void value(String text) {
      value = text;
    }
  }

  private static final class Attributes {
    private final Map<String, String> values = new LinkedHashMap<>();

    void add(List<Attribute> list) {
      list.stream()
          .filter(attribute -> !attribute.value.isEmpty())
          .forEach(attribute -> values.put(attribute.name, attribute.value));
    }
  }

  private static final class Roles {
    private List<String> crns = List.of();

    void set(List<String> list) {
      crns = list;
    }

    void add(List<String> list) {
      crns = Stream.concat(crns.stream(), list.stream()).toList();
    }
  }

  private static JsonType<List<String>> crns() {
    return JsonType.listOf(
        JsonType.object(Attribute::new)
            .optional("crn", JsonType.TEXT, Attribute::value)
            .build(role -> role.value));
  }

  private static void subject(AccessPolicy.Builder policy, Map<String, String> attributes) {
    policy.iamId(Optional.ofNullable(attributes.get("iam_id")));
  }

  static byte[] write(
      CreatePolicyRequest request, List<String> roles, Map<String, String> resource) {
    boolean first = request.version() == PolicyVersion.V1;
    String key = first ? "name" : "key";
    return JsonText.write(
        json -> {
          json.beginObject().text("type", "access");
          request.description().ifPresent(text -> json.text("description", text));
          if (!first) {
            json.name("control").beginObject().name("grant").beginObject();
          }
          json.name("roles").beginArray();
          roles.forEach(crn -> json.beginObject().text("role_id", crn).endObject());
          json.endArray();
          if (!first) {
            json.endObject().endObject();
          }
          attributes(json, first, "subject", key, Map.of("iam_id", request.iamId()));
          attributes(json, first, "resource", key, resource);
          json.endObject();
        });
  }

  /** Version 1 has lists of what version 2 has one of. */
  private static void attributes(
      JsonText json, boolean list, String member, String key, Map<String, String> values) {
    json.name(list ? member + "s" : member);
    if (list) {
      json.beginArray();
    }
    json.beginObject().name("attributes").beginArray();
    values.forEach(
        (name, value) ->
            json.beginObject()
                .text(key, name)
                .text("operator", "stringEquals")
                .text("value", value)
                .endObject());
    json.endArray().endObject();
    if (list) {
      json.endArray();
    }
  }
}
