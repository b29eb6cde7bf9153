package dev.registrysdk.local;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A container engine, as it describes itself. */
@Model
@Value.Immutable
public interface EngineInfo {
  /**
   * The release of the engine.
   *
   * @return for example {@code 28.3.0}
   */
  String version();

  /**
   * The newest version of the API that the engine speaks.
   *
   * @return for example {@code 1.51}
   */
  String apiVersion();

  /**
   * The oldest version of the API that the engine speaks.
   *
   * @return for example {@code 1.24}
   */
  Optional<String> minApiVersion();

  /**
   * The operating system it runs on.
   *
   * @return for example {@code linux}; empty if it does not say
   */
  @Value.Default
  default String os() {
    return "";
  }

  /**
   * The architecture it runs on.
   *
   * @return for example {@code amd64}; empty if it does not say
   */
  @Value.Default
  default String architecture() {
    return "";
  }

  /**
   * Whether it is Podman behind the API of Docker.
   *
   * @return true for Podman
   */
  @Value.Default
  default boolean podman() {
    return false;
  }

  /**
   * Starts one.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EngineInfo}. */
  final class Builder extends ImmutableEngineInfo.Builder {
    Builder() {}
  }
}
