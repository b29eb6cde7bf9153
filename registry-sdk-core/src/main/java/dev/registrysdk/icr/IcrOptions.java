package dev.registrysdk.icr;

import dev.registrysdk.oci.MediaType;
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

  /**
   * The name of the parameter by which the remote builder takes the path of the Dockerfile. What is
   * published of it disagrees: {@code f} or {@code dockerfile}.
   *
   * @return {@code f} unless set
   */
  @Value.Default
  default String buildDockerfileParameter() {
    return "f";
  }

  /**
   * The name of the parameter by which the remote builder takes build arguments. What is published
   * of it disagrees: {@code buildargs} or {@code buildarg}.
   *
   * @return {@code buildargs} unless set
   */
  @Value.Default
  default String buildArgumentsParameter() {
    return "buildargs";
  }

  /**
   * The media type by which a build context is sent to the remote builder.
   *
   * @return {@code application/x-tar} unless set
   */
  @Value.Default
  default String buildContextType() {
    return "application/x-tar";
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
    if (buildDockerfileParameter().isBlank() || buildArgumentsParameter().isBlank()) {
      throw new IllegalArgumentException(
          "A parameter has a name: buildDockerfileParameter or buildArgumentsParameter is blank");
    }
    if (MediaType.tryParse(buildContextType()).isEmpty()) {
      throw new IllegalArgumentException(
          "A media type is written type/subtype: buildContextType '" + buildContextType() + "'");
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
