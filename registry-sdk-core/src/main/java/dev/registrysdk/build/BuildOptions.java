package dev.registrysdk.build;

import dev.registrysdk.oci.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** What every build of a Dockerfile lets the caller choose. */
public interface BuildOptions {
  /**
   * The files, and the Dockerfile.
   *
   * @return the build context
   */
  BuildContext context();

  /**
   * The platforms. One gives an image; several give an index with an image for each.
   *
   * @return the platforms; that of this machine if there are none
   */
  List<Platform> platforms();

  /**
   * The stage to build.
   *
   * @return its name or number; the last one unless set
   */
  Optional<String> stage();

  /**
   * The values of build arguments. Those that ARG declares become part of the history of the image:
   * they are no place for secrets.
   *
   * @return values by name
   */
  @Value.Redacted
  Map<String, String> arguments();

  /**
   * Labels that the image gets after those of the Dockerfile.
   *
   * @return values by name
   */
  Map<String, String> labels();

  /**
   * Annotations of the manifest, and of the index if there is one.
   *
   * @return values by name
   */
  Map<String, String> annotations();

  /**
   * When the image was made; it is also the time of everything in its new layers that has none.
   *
   * @return the time; the build argument or environment variable {@code SOURCE_DATE_EPOCH}, else
   *     1970-01-01, unless set
   */
  Optional<Instant> created();

  /**
   * Whether files of the build context keep the times they have on this machine. The image is then
   * as reproducible as those times, which a checkout sets anew.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean keepTimes() {
    return false;
  }

  /**
   * The family of media types.
   *
   * @return the family; that of the base unless set
   */
  Optional<ImageFormat> format();

  /**
   * How new layers are stored.
   *
   * @return gzip unless set
   */
  @Value.Default
  default LayerCompression compression() {
    return LayerCompression.GZIP;
  }

  /**
   * How much an archive that ADD unpacks, or a layer that is read, may unpack to.
   *
   * @return the limits
   */
  @Value.Default
  default UnpackLimits unpackLimits() {
    return UnpackLimits.DEFAULT;
  }

  /**
   * Whether layers of the base that are marked as non-distributable are written too.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean foreignLayers() {
    return false;
  }

  /**
   * How many layers are made and written at the same time.
   *
   * @return 4 unless set; at least 1
   */
  @Value.Default
  default int concurrency() {
    return 4;
  }

  /**
   * Remembers what layers were compressed to, so that those that have not changed are not
   * compressed again. Engines have caches of their own.
   *
   * @return the cache; nothing is remembered if empty
   */
  Optional<LayerCache> layerCache();

  /**
   * Is told how the build goes.
   *
   * @return a listener that does nothing unless set
   */
  @Value.Default
  default BuildListener listener() {
    return BuildListener.SILENT;
  }

  /** Checks the invariants of every build. */
  @Value.Check
  default void check() {
    if (concurrency() < 1) {
      throw new IllegalArgumentException("concurrency is at least 1, not " + concurrency());
    }
  }
}
