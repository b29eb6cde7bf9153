package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an access policy for the container registry allows: roles, and where they hold. Everywhere
 * in the account unless a method limits it.
 *
 * <p>Immutable: each method returns a changed copy.
 *
 * <pre>{@code
 * IamAccess.roles("Manager")
 * IamAccess.roles("Reader", "Writer").region("us-south").namespace("team-a")
 * }</pre>
 */
public final class IamAccess {
  private final List<String> roles;
  private final Map<String, String> limits;

  private IamAccess(List<String> roles, Map<String, String> limits) {
    this.roles = List.copyOf(roles);
    this.limits = limits;
  }

  /**
   * Access with some roles. A writer is no reader: it cannot list.
   *
   * @param roles {@code Reader}, {@code Writer} and {@code Manager} for the registry; {@code
   *     Administrator} for IAM itself; {@code Viewer}, {@code Editor} and {@code Operator}, which
   *     allow nothing here
   * @return the access
   * @throws IllegalArgumentException if there is no role, or no role of that name
   */
  public static IamAccess roles(String... roles) {
    List<String> ids = new ArrayList<>();
    for (String role : roles) {
      ids.add(
          IamRoles.idOf(role)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "No role is called \"" + role + "\": use one of " + IamRoles.names())));
    }
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "A policy needs at least one role: use one of " + IamRoles.names());
    }
    return new IamAccess(ids, Map.of());
  }

  /**
   * Only in one region, which is not the global registry.
   *
   * @param region the name of the region, for example {@code us-south}
   * @return a copy
   */
  public IamAccess region(String region) {
    return with(IamAttribute.REGION, region);
  }

  /**
   * Only in the global registry.
   *
   * @return a copy
   */
  public IamAccess global() {
    return with(IamAttribute.GEOGRAPHY, "global");
  }

  /**
   * Only one namespace. Account-wide actions, such as creating a namespace, are not allowed then.
   *
   * @param namespace the name of the namespace
   * @return a copy
   */
  public IamAccess namespace(String namespace) {
    return with(IamAttribute.RESOURCE_TYPE, "namespace").with(IamAttribute.RESOURCE, namespace);
  }

  /**
   * Only the namespaces of one resource group. Account-wide actions are not allowed then.
   *
   * @param resourceGroup the id of the group, as {@link InMemoryIam#addResourceGroup} returns it
   * @return a copy
   */
  public IamAccess resourceGroup(String resourceGroup) {
    return with(IamAttribute.RESOURCE_GROUP, resourceGroup);
  }

  @Override
  public String toString() {
    return roles + " " + limits;
  }

  List<String> roleIds() {
    return roles;
  }

  List<IamAttribute> attributes(String account) {
    List<IamAttribute> attributes = new ArrayList<>();
    attributes.add(IamAttribute.equalTo(IamAttribute.ACCOUNT, account));
    attributes.add(IamAttribute.equalTo(IamAttribute.SERVICE, IamRoles.REGISTRY));
    limits.forEach((key, value) -> attributes.add(IamAttribute.equalTo(key, value)));
    return attributes;
  }

  private IamAccess with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(limits);
    more.put(key, value);
    return new IamAccess(roles, more);
  }
}
