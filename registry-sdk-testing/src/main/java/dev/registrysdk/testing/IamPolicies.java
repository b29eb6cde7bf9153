package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The policies, deleted ones included. Guarded by the lock of {@link IamWorld}. */
final class IamPolicies {
  private final Map<String, IamPolicy> policies = new LinkedHashMap<>();

  void put(IamPolicy policy) {
    policies.put(policy.id(), policy);
  }

  Optional<IamPolicy> find(String id) {
    return Optional.ofNullable(policies.get(id));
  }

  Stream<IamPolicy> of(String account) {
    return policies.values().stream().filter(policy -> policy.account().equals(account));
  }

  Stream<IamPolicy> active(String account) {
    return of(account).filter(IamPolicy::isActive);
  }

  /** Another policy that makes this one useless. */
  Optional<IamPolicy> covering(IamPolicy policy) {
    return active(policy.account())
        .filter(other -> !other.id().equals(policy.id()) && other.covers(policy))
        .findFirst();
  }

  /** Deletes the policies of somebody who leaves an account. */
  void removeOf(String iamId, String account) {
    policies
        .values()
        .removeIf(
            policy ->
                policy.account().equals(account)
                    && policy.subjectValue(IamAttribute.IAM_ID).filter(iamId::equals).isPresent());
  }
}
