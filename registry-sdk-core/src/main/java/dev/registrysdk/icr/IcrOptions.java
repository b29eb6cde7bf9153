package dev.registrysdk.icr;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** How the control plane is spoken to where the service does not publish it. */
@Model
@Value.Immutable
public interface IcrOptions {
  /**
   * The name of the field by which the service takes the deletion threshold of a retention policy.
   *
   * @return {@code deletion_threshold_days} unless set
   */
  @Value.Default
  default String deletionThresholdField() {
    return "deletion_threshold_days";
  }

  /**
   * How many images are deleted with one request at most.
   *
   * @return 100 unless set
   */
  @Value.Default
  default int deleteBatch() {
    return 100;
  }

  /** Checks the options. */
  @Value.Check
  default void check() {
    if (deleteBatch() < 1) {
      throw new IllegalArgumentException(
          "At least one image is deleted with a request: deleteBatch " + deleteBatch());
    }
    if (deletionThresholdField().isBlank()) {
      throw new IllegalArgumentException("A field has a name: deletionThresholdField is blank");
    }
  }

  /**
   * The options that suit the service as it is known.
   *
   * @return options with nothing changed
   */
  static IcrOptions defaults() {
    return builder().build();
  }

  /**
   * Starts options from the defaults.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link IcrOptions}. */
  final class Builder extends ImmutableIcrOptions.Builder {
    Builder() {}
  }
}
