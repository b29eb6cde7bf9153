package dev.registrysdk.build;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What holds for a whole build. */
@Model
@Value.Immutable
interface BuildSettings {
  /** The family of media types, if it was chosen. */
  Optional<ImageFormat> format();

  /** When the image was made, if it was said. */
  Optional<Instant> created();

  @Value.Default
  default LayerCompression compression() {
    return LayerCompression.GZIP;
  }

  /** Annotations of the manifests, and of the index if there is one. */
  Map<String, String> annotations();

  @Value.Default
  default boolean foreignLayers() {
    return false;
  }

  /** How many layers are made and written at the same time. */
  @Value.Default
  default int concurrency() {
    return 4;
  }

  /** How many threads compress. */
  @Value.Default
  default int compressionThreads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors());
  }

  @Value.Default
  default UnpackLimits limits() {
    return UnpackLimits.DEFAULT;
  }

  /** What layers were compressed to before, if that is remembered. */
  Optional<LayerCache> layerCache();

  @Value.Check
  default void check() {
    if (concurrency() < 1 || compressionThreads() < 1) {
      throw new IllegalArgumentException(
          "concurrency and compressionThreads are at least 1, not %s and %s"
              .formatted(concurrency(), compressionThreads()));
    }
  }

  /** The family of an image started from another, if that family was not chosen. */
  default ImageFormat format(ImageFormat base) {
    boolean either = annotations().isEmpty() && compression() != LayerCompression.ZSTD;
    return format().orElse(either ? base : ImageFormat.OCI);
  }

  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link BuildSettings}. */
  final class Builder extends ImmutableBuildSettings.Builder {
    Builder() {}
  }
}
