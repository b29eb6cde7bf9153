package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A system, as it names itself in {@code /etc/os-release}. */
@Model
@Value.Immutable
public interface Distribution {
  /**
   * Which system it is.
   *
   * @return for example {@code debian}; may be empty
   */
  @Value.Default
  default String id() {
    return "";
  }

  /**
   * Its version.
   *
   * @return for example {@code 11}; may be empty
   */
  @Value.Default
  default String version() {
    return "";
  }

  /**
   * The name of its version.
   *
   * @return for example {@code bullseye}; may be empty
   */
  @Value.Default
  default String codeName() {
    return "";
  }

  /**
   * Starts a system.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Distribution}. */
  final class Builder extends ImmutableDistribution.Builder {
    Builder() {}
  }
}
