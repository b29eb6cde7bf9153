package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Model;
import java.util.List;
import java.util.stream.Stream;
import org.immutables.value.Value;

/** What was built and where it went. */
@Model
@Value.Immutable
public interface BuildResult {
  /**
   * The digest of the manifest or index that has the name now.
   *
   * @return the digest
   */
  Digest digest();

  /**
   * The type of that manifest or index.
   *
   * @return the media type
   */
  MediaType mediaType();

  /**
   * Whether the name stood for this image already, so that no manifest was written.
   *
   * @return true if the target is as it was
   */
  boolean unchanged();

  /**
   * The images, one for each platform.
   *
   * @return the images in the order of the index
   */
  List<BuiltImage> images();

  /**
   * The size of all configurations and layers together, each counted once.
   *
   * @return bytes, compressed as they are stored
   */
  default long size() {
    return images().stream()
        .flatMap(
            image ->
                Stream.concat(
                    Stream.of(image.config()), image.layers().stream().map(BuiltLayer::descriptor)))
        .distinct()
        .mapToLong(Descriptor::size)
        .sum();
  }

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuildResult}. */
  final class Builder extends ImmutableBuildResult.Builder {
    Builder() {}
  }
}
