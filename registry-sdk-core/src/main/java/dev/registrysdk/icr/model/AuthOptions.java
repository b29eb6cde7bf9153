package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Who may use the registry, and from where. As an answer it has what the service tells, as a change
 * it has what is to be changed.
 */
@Model
@Value.Immutable
public interface AuthOptions {
  /**
   * Whether the policies of IAM are enforced. The service requires it of all accounts by now.
   *
   * @return true if they are; empty if it is not told, or not to be changed
   */
  Optional<Boolean> iamAuthorization();

  /**
   * Whether pushes and pulls over public networks are refused for the account in this region.
   *
   * @return true if they are; empty if it is not told, or not to be changed
   */
  Optional<Boolean> privateOnly();

  /**
   * Starts options.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AuthOptions}. */
  final class Builder extends ImmutableAuthOptions.Builder {
    Builder() {}
  }
}
