package dev.registrysdk;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What an image is made of. */
@Model
@Value.Immutable
public interface ImageDetails {
  /**
   * The image, as it was asked for.
   *
   * @return its reference
   */
  ImageReference image();

  /**
   * What the name stands for: a manifest, or an index of several.
   *
   * @return the document
   */
  ManifestDocument root();

  /**
   * The manifest of the image that was chosen: the root itself, unless that is an index.
   *
   * @return the document
   */
  ManifestDocument manifest();

  /**
   * The configuration of the chosen image.
   *
   * @return the configuration, or empty for an artifact that is not an image
   */
  Optional<ImageConfig> config();

  /**
   * The platforms there are images for.
   *
   * @return platforms in the order of the index; one for a single image
   */
  List<Platform> platforms();

  /**
   * The digest that the name stands for.
   *
   * @return the digest of the root
   */
  default Digest digest() {
    return root().digest();
  }

  /**
   * The size of the chosen image as it is transferred: layers and configuration.
   *
   * @return bytes
   */
  default long size() {
    return manifest().references().stream().mapToLong(Descriptor::size).sum();
  }

  /**
   * Starts details.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds {@link ImageDetails}. */
  final class Builder extends ImmutableImageDetails.Builder {
    Builder() {}
  }
}
