package dev.registrysdk.auth.access;

import dev.registrysdk.icr.Region;
import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** Access to be given to a program: a service ID, its policy and its API key. */
@Model
@Value.Immutable
public interface GrantRequest {
  /**
   * The name of the service ID, and of its key.
   *
   * @return for example {@code my-ci}
   */
  String name();

  /**
   * What it is for.
   *
   * @return the description
   */
  Optional<String> description();

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
   * When the key stops working.
   *
   * @return the moment; empty if it shall not end
   */
  Optional<Instant> expires();

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

  /** Builds a {@link GrantRequest}. */
  final class Builder extends ImmutableGrantRequest.Builder {
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
