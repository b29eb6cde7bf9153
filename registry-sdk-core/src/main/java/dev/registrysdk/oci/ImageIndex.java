package dev.registrysdk.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A list of manifests, mostly one for each platform (OCI image-index.md; Docker manifest list). */
@Model
@Value.Immutable
public non-sealed interface ImageIndex extends Manifest {
  @Override
  @Value.Default
  default MediaType mediaType() {
    return MediaType.OCI_INDEX;
  }

  @Override
  Optional<Descriptor> subject();

  @Override
  Optional<String> artifactType();

  @Override
  Map<String, String> annotations();

  /**
   * The entries.
   *
   * @return descriptors, mostly of image manifests, with their platforms
   */
  List<Descriptor> manifests();

  /** The entries. */
  @Override
  default List<Descriptor> references() {
    return manifests();
  }

  /**
   * The platforms that images are listed for; attestations are left out.
   *
   * @return platforms in the order of the index
   */
  default List<Platform> platforms() {
    return manifests().stream()
        .filter(Platforms::image)
        .flatMap(entry -> entry.platform().stream())
        .distinct()
        .toList();
  }

  /**
   * Finds the image that runs best on a platform: the exact variant first, then less capable ones.
   * Attestations and entries that are no manifests are never chosen; an entry without a platform
   * counts as {@code linux/amd64}.
   *
   * @param platform what the image has to run on
   * @return the entry, or empty if none fits
   */
  default Optional<Descriptor> select(Platform platform) {
    return Platforms.best(manifests(), platform);
  }

  /**
   * Writes the index as JSON. The same index always gives the same bytes.
   *
   * @return the document
   */
  default ManifestDocument toDocument() {
    return ManifestDocument.of(mediaType(), ManifestJson.write(this));
  }

  /**
   * Starts an index.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageIndex}. */
  final class Builder extends ImmutableImageIndex.Builder {
    Builder() {}
  }
}
