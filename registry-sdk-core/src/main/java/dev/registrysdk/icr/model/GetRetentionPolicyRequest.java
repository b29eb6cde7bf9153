package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A namespace whose retention policy is wanted. */
@Model
@Value.Immutable
public interface GetRetentionPolicyRequest {
  /**
   * The namespace.
   *
   * @return for example {@code acme}
   */
  String namespace();

  /** Checks the name. */
  @Value.Check
  default void check() {
    Names.checkNamespace(namespace());
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link GetRetentionPolicyRequest}. */
  final class Builder extends ImmutableGetRetentionPolicyRequest.Builder {
    Builder() {}
  }
}
