package dev.registrysdk.testing;

import java.util.Optional;

/** Whether a policy allows an action of the container registry. */
final class IamRegistryRule {
  private static final String GLOBAL = "global";

  private IamRegistryRule() {}

  static boolean allows(
      IamPolicy policy,
      IcrAction action,
      String region,
      Optional<String> namespace,
      Optional<String> resourceGroup) {
    return policy.roleNames().stream()
            .flatMap(name -> IamRoles.registryRole(name).stream())
            .anyMatch(action::allowedFor)
        && policy.resource().stream()
            .allMatch(attribute -> accepts(attribute, action, region, namespace, resourceGroup));
  }

  private static boolean accepts(
      IamAttribute attribute,
      IcrAction action,
      String region,
      Optional<String> namespace,
      Optional<String> resourceGroup) {
    return switch (attribute.key()) {
      case IamAttribute.ACCOUNT -> true; // the policies of other accounts are not asked
      case IamAttribute.SERVICE -> attribute.accepts(IamRoles.REGISTRY);
      case IamAttribute.SERVICE_TYPE -> attribute.accepts("service");
      case IamAttribute.REGION -> attribute.accepts(region.equals(GLOBAL) ? "" : region);
      case IamAttribute.GEOGRAPHY -> attribute.accepts(region.equals(GLOBAL) ? GLOBAL : "");
      case IamAttribute.RESOURCE_TYPE -> !action.accountWide() && attribute.accepts("namespace");
      case IamAttribute.RESOURCE -> ofNamespace(attribute, action, namespace, namespace);
      case IamAttribute.RESOURCE_GROUP -> ofNamespace(attribute, action, namespace, resourceGroup);
      default -> false; // a service instance, for example, which the registry does not have
    };
  }

  /** An action on no certain namespace is allowed to those who may do it in one of them. */
  private static boolean ofNamespace(
      IamAttribute attribute,
      IcrAction action,
      Optional<String> namespace,
      Optional<String> actual) {
    return !action.accountWide() && (namespace.isEmpty() || attribute.accepts(actual.orElse("")));
  }
}
