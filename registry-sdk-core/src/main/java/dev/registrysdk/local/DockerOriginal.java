package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import java.util.List;
import java.util.Optional;

/**
 * Finds the manifest of an image in a Docker archive that is an OCI layout as well. It is taken if
 * it is the one that came from a registry: Docker's classic store writes one of its own, over
 * uncompressed layers.
 */
final class DockerOriginal {
  private final LayoutContent content;
  private final Digest config;
  private final boolean uncompressedToo;

  DockerOriginal(LayoutContent content, Digest config, boolean uncompressedToo) {
    this.content = content;
    this.config = config;
    this.uncompressedToo = uncompressedToo;
  }

  /** The manifest of the image, or an index that lists it and is complete. */
  Optional<Descriptor> in(LayoutIndex index) {
    return index.entries().stream().flatMap(entry -> in(entry.descriptor()).stream()).findFirst();
  }

  private Optional<Descriptor> in(Descriptor entry) {
    if (!entry.mediaType().index()) {
      return matches(entry) ? Optional.of(entry) : Optional.empty();
    }
    Optional<Descriptor> child = listed(entry).stream().filter(this::matches).findFirst();
    return child.isPresent() && content.complete(entry) ? Optional.of(entry) : child;
  }

  private List<Descriptor> listed(Descriptor index) {
    return content.has(index) ? content.manifest(index).references() : List.of();
  }

  private boolean matches(Descriptor entry) {
    if (!entry.mediaType().manifest() || !content.has(entry)) {
      return false;
    }
    ManifestDocument document = content.manifest(entry);
    return document.manifest().orElse(null) instanceof ImageManifest image
        && image.config().digest().equals(config)
        && image.references().stream().allMatch(content::has)
        && (uncompressedToo
            || image.layers().stream()
                .noneMatch(layer -> Compression.uncompressed(layer.mediaType())));
  }
}
