package dev.registrysdk.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must be right in a policy before it is kept. */
final class IamPolicyRules {
  private static final int LONGEST = 1000;
  private static final Set<String> SUBJECT_OPERATORS =
      Set.of(IamAttribute.EQUALS, IamAttribute.EXISTS);
  private static final Set<String> REGISTRY_ATTRIBUTES =
      Set.of(
          IamAttribute.ACCOUNT,
          IamAttribute.SERVICE,
          IamAttribute.SERVICE_TYPE,
          IamAttribute.REGION,
          IamAttribute.GEOGRAPHY,
          IamAttribute.RESOURCE_TYPE,
          IamAttribute.RESOURCE,
          IamAttribute.RESOURCE_GROUP);
  private static final Set<String> ONE_OF =
      Set.of(
          IamAttribute.SERVICE_TYPE,
          IamAttribute.SERVICE,
          IamAttribute.RESOURCE_GROUP,
          IamAttribute.SERVICE_GROUP);

  private IamPolicyRules() {}

  static void check(IamPolicy policy) {
    values(policy.subject(), SUBJECT_OPERATORS);
    values(policy.resource(), IamAttribute.OPERATORS);
    subject(policy);
    resource(policy);
    for (String role : policy.roles()) {
      if (IamRoles.nameOf(role, policy.service()).isEmpty()) {
        throw IamFailure.named(
            404, "role_not_found", "Role '" + role + "' not found. Check the roles of the service");
      }
    }
  }

  private static void subject(IamPolicy policy) {
    boolean named =
        policy.subject().stream()
            .map(IamAttribute::key)
            .anyMatch(Set.of(IamAttribute.IAM_ID, IamAttribute.ACCESS_GROUP)::contains);
    if (policy.subject().isEmpty() || (policy.type().equals("access") && !named)) {
      throw IamPolicyReader.invalid("the subject needs an iam_id or an access_group_id");
    }
  }

  private static void resource(IamPolicy policy) {
    Set<String> keys = new HashSet<>();
    for (IamAttribute attribute : policy.resource()) {
      if (!keys.add(attribute.key())) {
        throw IamPolicyReader.invalid(
            "the resource attributes had multiple entries: " + attribute.key());
      }
    }
    if (policy.account().isEmpty()) {
      throw IamPolicyReader.invalid("the resource needs the attribute accountId");
    }
    if (keys.stream().noneMatch(ONE_OF::contains)) {
      throw IamPolicyReader.invalid(
          "the resource needs one of the attributes serviceType, serviceName, resourceGroupId,"
              + " service_group_id");
    }
    if (policy.service().equals(IamRoles.REGISTRY) && !REGISTRY_ATTRIBUTES.containsAll(keys)) {
      keys.removeAll(REGISTRY_ATTRIBUTES);
      throw IamPolicyReader.invalid(
          "the service container-registry does not support the attributes " + keys);
    }
  }

  private static void values(List<IamAttribute> attributes, Set<String> operators) {
    for (IamAttribute attribute : attributes) {
      if (!operators.contains(attribute.operator())) {
        throw IamPolicyReader.invalid(
            "the attribute "
                + attribute.key()
                + " has the operator "
                + attribute.operator()
                + ", which must be one of "
                + operators.stream().sorted().toList());
      }
      if (!isGood(attribute)) {
        throw IamPolicyReader.invalid(
            "the attribute "
                + attribute.key()
                + " needs a value of 1 to "
                + LONGEST
                + " characters that fits its operator");
      }
    }
  }

  private static boolean isGood(IamAttribute attribute) {
    if (attribute.operator().endsWith("AnyOf")) {
      return attribute.value() instanceof List<?> list
          && !list.isEmpty()
          && list.stream().allMatch(IamPolicyRules::isText);
    }
    boolean exists = attribute.operator().equals(IamAttribute.EXISTS);
    return (exists && attribute.value() instanceof Boolean) || isText(attribute.value());
  }

  private static boolean isText(Object value) {
    return value instanceof String text && !text.isEmpty() && text.length() <= LONGEST;
  }
}
