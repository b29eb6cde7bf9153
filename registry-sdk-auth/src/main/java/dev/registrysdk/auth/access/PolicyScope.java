package dev.registrysdk.auth.access;

import dev.registrysdk.icr.Region;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a policy is limited to, as the attributes that IAM knows. */
final class PolicyScope {
  private PolicyScope() {}

  static void check(Set<AccessRole> roles, Optional<String> namespace, Optional<String> group) {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("A policy gives at least one role: add role(READER)");
    }
    if (namespace.isPresent() && group.isPresent()) {
      throw new IllegalArgumentException(
          "A policy is limited to a namespace or to a resource group, not to both: "
              + namespace.get()
              + " and "
              + group.get());
    }
  }

  static Map<String, String> attributes(
      String account, Optional<Region> region, Optional<String> namespace, Optional<String> group) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("accountId", account);
    attributes.put("serviceName", "container-registry");
    // The global registry is in no region: IAM calls its place a geography.
    region.ifPresent(
        place ->
            attributes.put(
                place.name().equals(Region.GLOBAL.name()) ? "geography" : "region", place.name()));
    namespace.ifPresent(
        name -> {
          attributes.put("resourceType", "namespace");
          attributes.put("resource", name);
        });
    group.ifPresent(id -> attributes.put("resourceGroupId", id));
    return attributes;
  }
}
