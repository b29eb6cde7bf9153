package dev.registrysdk;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import java.util.List;
import java.util.Optional;

/** Reads an image's manifest and configuration. */
final class Inspection {
  private Inspection() {}

  static ImageDetails of(ImageStore image, InspectRequest request) {
    try (ImageReader reader = image.openReader()) {
      ManifestDocument root = reader.root();
      ImageDetails.Builder details = ImageDetails.builder().image(request.image()).root(root);
      ManifestDocument manifest = root;
      if (root.mediaType().index()) {
        manifest = reader.manifest(choose(root.asIndex(), request));
        details.platforms(root.asIndex().platforms());
      }
      Optional<ImageConfig> config = reader.config(manifest);
      if (!root.mediaType().index() && config.isPresent()) {
        Platform actual = config.get().platform();
        if (request.platform().filter(wanted -> !wanted.matches(actual)).isPresent()) {
          throw missing(request, List.of(actual));
        }
        details.addPlatforms(actual);
      }
      return details.manifest(manifest).config(config).build();
    }
  }

  private static Descriptor choose(ImageIndex index, InspectRequest request) {
    Optional<Platform> wanted = request.platform();
    return index
        .select(wanted.orElse(Platform.host()))
        .or(() -> wanted.isPresent() ? Optional.empty() : first(index))
        .orElseThrow(() -> missing(request, index.platforms()));
  }

  private static Optional<Descriptor> first(ImageIndex index) {
    return index.platforms().stream()
        .findFirst()
        .flatMap(index::select)
        .or(() -> index.manifests().stream().findFirst());
  }

  private static NotFoundException missing(InspectRequest request, List<Platform> available) {
    return NotFoundException.platform(
        request.platform().orElse(Platform.host()), available, request.image().toString());
  }
}
