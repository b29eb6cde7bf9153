package dev.registrysdk.auth.docker;

import dev.registrysdk.oci.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What docker and podman look at to find their files and credential helpers. Immutable; its {@code
 * toString} leaves the values of the variables out, as they may hold secrets.
 */
@Model
@Value.Immutable
public interface DockerEnvironment {
  /** The families of systems that keep their files in different places. */
  enum Os {
    /** Linux and other systems of its kind. */
    LINUX,
    /** Apple's. */
    MAC,
    /** Microsoft's. */
    WINDOWS
  }

  /**
   * The environment variables; credential helpers run with them.
   *
   * @return values by name
   */
  @Value.Redacted
  Map<String, String> variables();

  /**
   * The user's home directory.
   *
   * @return the directory
   */
  Path home();

  /**
   * The kind of system.
   *
   * @return the family; Linux when left out
   */
  @Value.Default
  default Os os() {
    return Os.LINUX;
  }

  /**
   * The number of the user, which podman's directory in {@code /run/containers} is named for.
   *
   * @return the number, if the system has such
   */
  Optional<Long> userId();

  /**
   * A variable that is set; an empty one counts as not set, as docker and podman see it.
   *
   * @param name the variable's name
   * @return its value
   */
  default Optional<String> variable(String name) {
    return Optional.ofNullable(variables().get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * The environment of this process.
   *
   * @return what it is now
   */
  static DockerEnvironment ofProcess() {
    return ProcessEnvironment.read();
  }

  /**
   * Starts an environment.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DockerEnvironment}. */
  final class Builder extends ImmutableDockerEnvironment.Builder {
    Builder() {}
  }
}
