package dev.registrysdk.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy, in the terms that both versions of the API share.
 *
 * @param tags subject tags, which only version 1 has
 * @param extras {@code rule} and {@code pattern}, which only version 2 has, and which limit nothing
 */
record IamPolicy(
    String id,
    String type,
    String description,
    List<IamAttribute> subject,
    List<IamAttribute> resource,
    List<IamAttribute> tags,
    List<String> roles,
    Map<String, Object> extras,
    Stamp stamp) {
  static final String ACTIVE = "active";
  static final String DELETED = "deleted";

  /** Version, state, and who did it when. */
  record Stamp(
      String tag,
      String state,
      Instant created,
      String createdBy,
      Instant modified,
      String modifiedBy) {
    static Stamp first(IamChange change) {
      return new Stamp(
          "1-" + change.tag(),
          ACTIVE,
          change.time(),
          change.iamId(),
          change.time(),
          change.iamId());
    }

    Stamp next(String newState, IamChange change) {
      int revision = Integer.parseInt(tag.substring(0, tag.indexOf('-'))) + 1;
      return new Stamp(
          revision + "-" + change.tag(),
          newState,
          created,
          createdBy,
          change.time(),
          change.iamId());
    }
  }

  IamPolicy stamped(Stamp newStamp) {
    return new IamPolicy(id, type, description, subject, resource, tags, roles, extras, newStamp);
  }

  boolean isActive() {
    return stamp.state().equals(ACTIVE);
  }

  String account() {
    return value(resource, IamAttribute.ACCOUNT);
  }

  String service() {
    return value(resource, IamAttribute.SERVICE);
  }

  List<String> roleNames() {
    return roles.stream().flatMap(role -> IamRoles.nameOf(role, service()).stream()).toList();
  }

  boolean hasRole(String name) {
    return type.equals("access") && roleNames().contains(name);
  }

  boolean isFor(String iamId, IamDirectory directory) {
    return type.equals("access")
        && !subject.isEmpty()
        && subject.stream()
            .allMatch(
                attribute ->
                    switch (attribute.key()) {
                      case IamAttribute.IAM_ID -> attribute.accepts(iamId);
                      case IamAttribute.ACCESS_GROUP -> directory.isMember(iamId, attribute.text());
                      default -> false;
                    });
  }

  /** Whether this allows everything that another policy would allow, to the same subject. */
  boolean covers(IamPolicy other) {
    return type.equals(other.type)
        && other.subject.containsAll(subject)
        && subject.containsAll(other.subject)
        && roleNames().containsAll(other.roleNames())
        && other.resource.containsAll(resource)
        && extras.equals(other.extras);
  }

  Optional<String> subjectValue(String key) {
    return Optional.of(value(subject, key)).filter(value -> !value.isEmpty());
  }

  static String value(List<IamAttribute> attributes, String key) {
    return attributes.stream()
        .filter(attribute -> attribute.key().equals(key))
        .map(IamAttribute::text)
        .findFirst()
        .orElse("");
  }
}
