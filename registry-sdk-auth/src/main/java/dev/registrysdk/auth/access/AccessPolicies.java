package dev.registrysdk.auth.access;

import java.util.List;
import java.util.function.Consumer;

/**
 * Access policies for the container registry. Policies add up; none takes anything away.
 * Implementations are safe for use by several threads; every method throws a {@link
 * dev.registrysdk.error.RegistryException} of the leaf that fits.
 */
public interface AccessPolicies {
  /**
   * Creates a policy.
   *
   * @param request who may do what, and where
   * @return the policy
   * @throws dev.registrysdk.error.ConflictException if the identity has an equal or broader one
   */
  AccessPolicy create(CreatePolicyRequest request);

  /**
   * Creates a policy.
   *
   * @param request sets it
   * @return the policy
   */
  default AccessPolicy create(Consumer<CreatePolicyRequest.Builder> request) {
    return create(Forms.filled(CreatePolicyRequest.builder(), request).build());
  }

  /**
   * Lists the policies of an identity, those for other services included.
   *
   * @param iamId for example {@code iam-ServiceId-1a2b…}
   * @return all of them, in the service's order
   */
  List<AccessPolicy> list(String iamId);

  /**
   * Reads a policy.
   *
   * @param id its id
   * @return the policy
   * @throws dev.registrysdk.error.NotFoundException if there is none
   */
  AccessPolicy get(String id);

  /**
   * Deletes a policy.
   *
   * @param id its id
   */
  void delete(String id);
}
