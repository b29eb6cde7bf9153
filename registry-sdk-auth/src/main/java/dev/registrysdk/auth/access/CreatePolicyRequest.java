package dev.registrysdk.auth.access;

import dev.registrysdk.icr.Region;
import dev.registrysdk.oci.Model;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** A policy that gives an identity roles in the container registry. */
@Model
@Value.Immutable
public interface CreatePolicyRequest {
  /**
   * Whom it is for.
   *
   * @return for example {@code iam-ServiceId-1a2b…}
   */
  String iamId();

  /**
   * What it allows. A writer is no reader: who pushes and then lists needs both.
   *
   * @return at least one role
   */
  Set<AccessRole> roles();

  /**
   * The region it is limited to.
   *
   * @return the region; all regions if empty
   */
  Optional<Region> region();

  /**
   * The namespace it is limited to.
   *
   * @return its name; all namespaces if empty
   */
  Optional<String> namespace();

  /**
   * The resource group whose namespaces it is limited to.
   *
   * @return the id of the group
   */
  Optional<String> resourceGroup();

  /**
   * What it is for.
   *
   * @return the description
   */
  Optional<String> description();

  /**
   * Which version of the policy API is spoken.
   *
   * @return version 2 unless set
   */
  @Value.Default
  default PolicyVersion version() {
    return PolicyVersion.V2;
  }

  /** Checks that the limits go together. */
  @Value.Check
  default void check() {
    PolicyScope.check(roles(), namespace(), resourceGroup());
  }

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CreatePolicyRequest}. */
  final class Builder extends ImmutableCreatePolicyRequest.Builder {
    Builder() {}

    /**
     * Adds a role.
     *
     * @param role what it allows
     * @return this builder
     */
    public Builder role(AccessRole role) {
      return addRoles(role);
    }
  }
}
