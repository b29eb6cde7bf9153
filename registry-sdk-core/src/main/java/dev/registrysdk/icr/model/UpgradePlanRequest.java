package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A plan to upgrade to. */
@Model
@Value.Immutable
public interface UpgradePlanRequest {
  /**
   * The plan.
   *
   * @return {@link Plan#STANDARD} unless set
   */
  @Value.Default
  default Plan plan() {
    return Plan.STANDARD;
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link UpgradePlanRequest}. */
  final class Builder extends ImmutableUpgradePlanRequest.Builder {
    Builder() {}
  }
}
