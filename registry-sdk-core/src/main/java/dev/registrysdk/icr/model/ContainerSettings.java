package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Healthcheck;
import dev.registrysdk.oci.Model;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What a container starts with, as an engine knows it. Absent lists and maps are empty. */
@Model
@Value.Immutable
public interface ContainerSettings {
  /**
   * The host name.
   *
   * @return a name
   */
  Optional<String> hostname();

  /**
   * The domain of the host.
   *
   * @return a name
   */
  Optional<String> domainname();

  /**
   * The user the process runs as.
   *
   * @return {@code user}, {@code uid}, {@code user:group} or {@code uid:gid}
   */
  Optional<String> user();

  /**
   * The image it was made from.
   *
   * @return an id or a name
   */
  Optional<String> image();

  /**
   * The address of the network card.
   *
   * @return an address
   */
  Optional<String> macAddress();

  /**
   * The directory the process starts in.
   *
   * @return an absolute path
   */
  Optional<String> workingDir();

  /**
   * The signal that stops a container.
   *
   * @return a name or a number
   */
  Optional<String> stopSignal();

  /**
   * How long a container has to stop.
   *
   * @return whole seconds
   */
  Optional<Duration> stopTimeout();

  /**
   * Whether standard input is attached.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean attachStdin() {
    return false;
  }

  /**
   * Whether standard output is attached.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean attachStdout() {
    return false;
  }

  /**
   * Whether the standard error stream is attached.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean attachStderr() {
    return false;
  }

  /**
   * Whether there is a terminal.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean tty() {
    return false;
  }

  /**
   * Whether standard input is open.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean openStdin() {
    return false;
  }

  /**
   * Whether standard input closes after the first client.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean stdinOnce() {
    return false;
  }

  /**
   * Whether the command is escaped already (Windows).
   *
   * @return false unless set
   */
  @Value.Default
  default boolean argsEscaped() {
    return false;
  }

  /**
   * Whether there is no network.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean networkDisabled() {
    return false;
  }

  /**
   * The default arguments.
   *
   * @return the words
   */
  List<String> cmd();

  /**
   * The command.
   *
   * @return the words
   */
  List<String> entrypoint();

  /**
   * The environment.
   *
   * @return {@code NAME=value}
   */
  List<String> env();

  /**
   * Instructions for images built on this one.
   *
   * @return lines of a Dockerfile
   */
  List<String> onBuild();

  /**
   * The shell of the Dockerfile's shell form.
   *
   * @return the words
   */
  List<String> shell();

  /**
   * The ports a container listens on.
   *
   * @return {@code port/protocol}, for example {@code 8080/tcp}
   */
  List<String> exposedPorts();

  /**
   * The directories that hold data of their own.
   *
   * @return absolute paths
   */
  List<String> volumes();

  /**
   * Labels.
   *
   * @return names and values
   */
  Map<String, String> labels();

  /**
   * How health is tested.
   *
   * @return the health check
   */
  Optional<Healthcheck> healthcheck();

  /**
   * Starts settings.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ContainerSettings}. */
  final class Builder extends ImmutableContainerSettings.Builder {
    Builder() {}
  }
}
