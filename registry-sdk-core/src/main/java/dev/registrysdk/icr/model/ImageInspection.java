package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the service knows of one image, in the words of an engine. */
@Model
@Value.Immutable
public interface ImageInspection {
  /**
   * The digest of the image's configuration; it names no image in a registry.
   *
   * @return the digest, if the service tells it
   */
  Optional<Digest> id();

  /**
   * The image that an engine made it from.
   *
   * @return an id; mostly empty
   */
  Optional<String> parent();

  /**
   * The container that it was made from.
   *
   * @return an id; mostly empty
   */
  Optional<String> container();

  /**
   * A comment.
   *
   * @return free text
   */
  Optional<String> comment();

  /**
   * Who made the image.
   *
   * @return free text
   */
  Optional<String> author();

  /**
   * The engine that made it.
   *
   * @return for example {@code 24.0.7}
   */
  Optional<String> dockerVersion();

  /**
   * The processor it runs on.
   *
   * @return for example {@code amd64}
   */
  Optional<String> architecture();

  /**
   * The operating system it runs on.
   *
   * @return for example {@code linux}
   */
  Optional<String> os();

  /**
   * The version of the operating system.
   *
   * @return for example {@code 10.0.17763.5329}
   */
  Optional<String> osVersion();

  /**
   * What kind of manifest it is.
   *
   * @return a media type, or words
   */
  Optional<String> manifestType();

  /**
   * When the image was built; not when it was pushed.
   *
   * @return the moment; empty for an image without a date
   */
  Optional<Instant> created();

  /**
   * Size of the image in the registry.
   *
   * @return bytes
   */
  @Value.Default
  default long size() {
    return 0;
  }

  /**
   * The same, with the images it was made from.
   *
   * @return bytes
   */
  @Value.Default
  default long virtualSize() {
    return 0;
  }

  /**
   * What its containers start with.
   *
   * @return the settings
   */
  Optional<ContainerSettings> config();

  /**
   * The settings of the container that it was made from.
   *
   * @return the settings; empty for most builders
   */
  Optional<ContainerSettings> containerConfig();

  /**
   * How its file system is stored.
   *
   * @return {@code layers}
   */
  Optional<String> rootFsType();

  /**
   * The digests of the uncompressed layers, base first.
   *
   * @return one digest for each layer
   */
  List<Digest> layers();

  /**
   * The layer below the first one (Windows).
   *
   * @return an id; mostly empty
   */
  Optional<String> baseLayer();

  /**
   * Starts an inspection.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageInspection}. */
  final class Builder extends ImmutableImageInspection.Builder {
    Builder() {}
  }
}
