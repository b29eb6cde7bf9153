package dev.registrysdk.local;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** An image in a container engine, as it shows one image. */
@Model
@Value.Immutable
public interface EngineImageDetails {
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
   * How large the image is, unpacked.
   *
   * @return bytes
   */
  @Value.Default
  default long size() {
    return 0;
  }

  /**
   * What the image says about itself, as far as the engine shows it: platform, time, layers,
   * labels, environment, user, directory and commands.
   *
   * @return the configuration; not the bytes that the id is the digest of
   */
  ImageConfig config();

  /**
   * Starts one.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link EngineImageDetails}. */
  final class Builder extends ImmutableEngineImageDetails.Builder {
    Builder() {}
  }
}
