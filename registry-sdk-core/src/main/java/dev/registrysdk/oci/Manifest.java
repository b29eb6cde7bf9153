package dev.registrysdk.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a manifest document says: an {@link ImageManifest} or an {@link ImageIndex}, in OCI's or
 * Docker's form. It is a view to read; the content itself is the {@link ManifestDocument}.
 */
public sealed interface Manifest permits ImageManifest, ImageIndex {
  /**
   * The type of the document.
   *
   * @return the media type
   */
  MediaType mediaType();

  /**
   * The manifest this one refers to, for signatures and other referrers.
   *
   * @return the descriptor of the subject
   */
  Optional<Descriptor> subject();

  /**
   * The type of the artifact, if this is one.
   *
   * @return a media type, or any other text that a producer wrote
   */
  Optional<String> artifactType();

  /**
   * Free-form metadata.
   *
   * @return annotations in the order of the document
   */
  Map<String, String> annotations();

  /**
   * Everything that must be in a place before this manifest can be stored there. The subject is not
   * part of it.
   *
   * @return descriptors in the order of the document
   */
  List<Descriptor> references();
}
