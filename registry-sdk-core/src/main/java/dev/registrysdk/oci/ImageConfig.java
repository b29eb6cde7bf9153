package dev.registrysdk.oci;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The configuration of an image: what it runs on, what it runs, and which layers it is made of (OCI
 * config.md, with Docker's additions).
 */
@Model
@Value.Immutable
public interface ImageConfig {
  /**
   * What the image runs on. A configuration that does not say counts as {@code linux/amd64}.
   *
   * @return the platform
   */
  @Value.Default
  default Platform platform() {
    return Platform.LINUX_AMD64;
  }

  /**
   * When the image was made.
   *
   * @return the time
   */
  Optional<Instant> created();

  /**
   * Who made the image.
   *
   * @return free text
   */
  Optional<String> author();

  /**
   * The user the process runs as.
   *
   * @return {@code user}, {@code uid}, {@code user:group} or {@code uid:gid}
   */
  Optional<String> user();

  /**
   * The ports a container listens on.
   *
   * @return {@code port/protocol}, for example {@code 8080/tcp}
   */
  List<String> exposedPorts();

  /**
   * The environment.
   *
   * @return {@code NAME=value}
   */
  List<String> env();

  /**
   * The command, in exec form.
   *
   * @return the words
   */
  List<String> entrypoint();

  /**
   * The default arguments, in exec form.
   *
   * @return the words
   */
  List<String> cmd();

  /**
   * The directories that hold data of their own.
   *
   * @return absolute paths
   */
  List<String> volumes();

  /**
   * The directory the process starts in.
   *
   * @return an absolute path
   */
  Optional<String> workingDir();

  /**
   * Free-form metadata.
   *
   * @return labels in the order of the document
   */
  Map<String, String> labels();

  /**
   * The signal that stops a container.
   *
   * @return a name or a number, for example {@code SIGTERM}
   */
  Optional<String> stopSignal();

  /**
   * How health is tested.
   *
   * @return the health check
   */
  Optional<Healthcheck> healthcheck();

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
   * The digests of the uncompressed layers, base first.
   *
   * @return one digest for each layer
   */
  List<Digest> diffIds();

  /**
   * How the image came about, oldest step first.
   *
   * @return the steps
   */
  List<HistoryEntry> history();

  /**
   * Starts a configuration.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a configuration. Unknown members are passed over.
   *
   * @param json the document
   * @return the configuration
   * @throws OciFormatException if the bytes are not an image configuration; the message has the
   *     JSON path
   */
  static ImageConfig parse(byte[] json) {
    return ImageConfigJson.read(json);
  }

  /**
   * Writes the configuration. The same configuration always gives the same bytes.
   *
   * @return a JSON document
   */
  default byte[] toJson() {
    return ImageConfigJson.write(this);
  }

  /** Builds an {@link ImageConfig}. */
  final class Builder extends ImmutableImageConfig.Builder {
    Builder() {}
  }
}
