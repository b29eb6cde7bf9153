package dev.registrysdk.auth.docker;

import dev.registrysdk.oci.Model;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** How {@link DockerConfig} finds its files and treats credential helpers. */
@Model
@Value.Immutable
public interface DockerConfigOptions {
  /**
   * Where files and helpers are looked for.
   *
   * @return the environment; that of the process when left out
   */
  @Value.Default
  default DockerEnvironment environment() {
    return DockerEnvironment.ofProcess();
  }

  /**
   * The only file to use, instead of those that the environment leads to.
   *
   * @return a file in the format of docker's {@code config.json} or podman's {@code auth.json}
   */
  Optional<Path> file();

  /**
   * How long a credential helper may take before it is killed.
   *
   * @return the time, 30 seconds when left out
   */
  @Value.Default
  default Duration helperTimeout() {
    return Duration.ofSeconds(30);
  }

  /**
   * How long the answer of a helper is kept in memory. Zero asks the helper for every request.
   *
   * @return the time, 5 minutes when left out; that there are no credentials is kept for 30 seconds
   *     at most
   */
  @Value.Default
  default Duration helperMemory() {
    return Duration.ofMinutes(5);
  }

  /**
   * Whether to use the system's usual credential store when the configuration says nothing about
   * credentials, as {@code docker} does: {@code osxkeychain}, {@code wincred}, {@code pass} or
   * {@code secretservice}, if its helper is on the {@code PATH}.
   *
   * @return false when left out
   */
  @Value.Default
  default boolean detectStore() {
    return false;
  }

  /**
   * The clock for what is kept in memory.
   *
   * @return the system's clock when left out
   */
  @Value.Default
  default Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if the time-out is not positive, or the memory negative
   */
  @Value.Check
  default void check() {
    Duration most = Duration.ofDays(1);
    if (helperTimeout().isNegative() || helperTimeout().isZero() || longer(helperTimeout(), most)) {
      throw new IllegalArgumentException(
          "A helper's time-out is positive and at most a day, not " + helperTimeout());
    }
    if (helperMemory().isNegative() || longer(helperMemory(), most)) {
      throw new IllegalArgumentException(
          "Helpers' answers are kept for no less than nothing and at most a day, not "
              + helperMemory());
    }
  }

  private static boolean longer(Duration time, Duration most) {
    return time.compareTo(most) > 0;
  }

  /**
   * Starts with the defaults.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link DockerConfigOptions}. */
  final class Builder extends ImmutableDockerConfigOptions.Builder {
    Builder() {}
  }
}
