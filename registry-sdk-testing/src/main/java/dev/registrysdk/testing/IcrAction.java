package dev.registrysdk.testing;

import java.util.Set;

/** The actions of the container registry that IAM roles allow, by the service's own table. */
@SuppressWarnings("ImmutableEnumChecker") // Set.of makes unmodifiable sets
enum IcrAction {
  AUTH_GET("auth.get", Role.MANAGER),
  AUTH_SET("auth.set", Role.MANAGER),
  EXEMPTION_LIST("exemption.list", Role.READER, Role.MANAGER),
  EXEMPTION_MANAGE("exemption.manager", Role.MANAGER),
  IMAGE_DELETE("image.delete", Role.WRITER, Role.MANAGER),
  IMAGE_INSPECT("image.inspect", Role.READER, Role.MANAGER),
  IMAGE_LIST("image.list", Role.READER, Role.MANAGER),
  IMAGE_PULL("image.pull", Role.READER, Role.WRITER, Role.MANAGER),
  IMAGE_PUSH("image.push", Role.WRITER, Role.MANAGER),
  NAMESPACE_CREATE("namespace.create", Role.MANAGER),
  NAMESPACE_DELETE("namespace.delete", Role.MANAGER),
  NAMESPACE_LIST("namespace.list", Role.READER, Role.MANAGER),
  PLAN_GET("plan.get", Role.MANAGER),
  PLAN_SET("plan.set", Role.MANAGER),
  QUOTA_GET("quota.get", Role.READER, Role.WRITER, Role.MANAGER),
  QUOTA_SET("quota.set", Role.MANAGER),
  RETENTION_ANALYZE("retention.analyze", Role.READER, Role.MANAGER),
  RETENTION_GET("retention.get", Role.READER, Role.MANAGER),
  RETENTION_LIST("retention.list", Role.READER, Role.MANAGER),
  RETENTION_SET("retention.set", Role.WRITER, Role.MANAGER),
  SETTINGS_GET("settings.get", Role.READER, Role.WRITER, Role.MANAGER),
  SETTINGS_SET("settings.set", Role.MANAGER);

  /** The service roles of IAM. A writer is no reader: it cannot list. */
  enum Role {
    READER,
    WRITER,
    MANAGER
  }

  private final String id;
  private final Set<Role> roles;

  IcrAction(String id, Role... roles) {
    this.id = "container-registry." + id;
    this.roles = Set.of(roles);
  }

  /** The name in IAM, for example {@code container-registry.image.pull}. */
  String id() {
    return id;
  }

  boolean allowedFor(Role role) {
    return roles.contains(role);
  }

  /** Whether it concerns the account as a whole: a policy for a namespace does not allow it. */
  boolean accountWide() {
    return switch (this) {
      case AUTH_GET,
          AUTH_SET,
          EXEMPTION_MANAGE,
          NAMESPACE_CREATE,
          NAMESPACE_DELETE,
          PLAN_GET,
          PLAN_SET,
          QUOTA_SET,
          SETTINGS_SET ->
          true;
      default -> false;
    };
  }
}
