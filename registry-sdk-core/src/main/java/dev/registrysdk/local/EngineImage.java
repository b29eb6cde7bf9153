package dev.registrysdk.local;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An image in a container engine, as its list of images shows it. */
@Model
@Value.Immutable
public interface EngineImage {
  /**
   * What identifies the image in the engine.
   *
   * @return the digest of its configuration, or of its manifest in an engine that keeps images as
   *     containerd does
   */
  Digest id();

  /**
   * The names of the image.
   *
   * @return complete references with tags; empty if it has none
   */
  List<ImageReference> tags();

  /**
   * The digests the image has in registries, as far as the engine knows.
   *
   * @return complete references with digests
   */
  List<ImageReference> digests();

  /**
   * When the image was made, as it says itself.
   *
   * @return the time, if it says one
   */
  Optional<Instant> created();

  /**
   * How large the image is, unpacked.
   *
   * @return bytes
   */
  @Value.Default
  default long size() {
    return 0;
  }

  /**
   * The labels of the image.
   *
   * @return names and values
   */
  Map<String, String> labels();

  /**
   * Starts one.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EngineImage}. */
  final class Builder extends ImmutableEngineImage.Builder {
    Builder() {}
  }
}
