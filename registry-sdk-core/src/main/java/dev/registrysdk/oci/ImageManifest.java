package dev.registrysdk.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One image: its configuration and its layers (OCI manifest.md; Docker image manifest v2 schema 2).
 */
@Model
@Value.Immutable
public non-sealed interface ImageManifest extends Manifest {
  @Override
  @Value.Default
  default MediaType mediaType() {
    return MediaType.OCI_MANIFEST;
  }

  @Override
  Optional<Descriptor> subject();

  @Override
  Optional<String> artifactType();

  @Override
  Map<String, String> annotations();

  /**
   * The configuration: an {@link ImageConfig} for images, anything for artifacts.
   *
   * @return its descriptor
   */
  Descriptor config();

  /**
   * The layers, base first.
   *
   * @return their descriptors
   */
  List<Descriptor> layers();

  /** The configuration, then the layers. */
  @Override
  default List<Descriptor> references() {
    List<Descriptor> references = new ArrayList<>(layers().size() + 1);
    references.add(config());
    references.addAll(layers());
    return List.copyOf(references);
  }

  /**
   * Writes the manifest as JSON. The same manifest always gives the same bytes.
   *
   * @return the document
   */
  default ManifestDocument toDocument() {
    return ManifestDocument.of(mediaType(), ManifestJson.write(this));
  }

  /**
   * Starts a manifest.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageManifest}. */
  final class Builder extends ImmutableImageManifest.Builder {
    Builder() {}
  }
}
