package dev.registrysdk;

import dev.registrysdk.build.BuiltImage;
import dev.registrysdk.build.BuiltLayer;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageSink;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What builds need beside their request.
 *
 * @param places the registries
 * @param planes their control planes, and the credentials
 */
record BuildSite(Places places, Planes planes) {
  /** Where the image of a request goes. */
  ImageSink target(BuildImageRequest request) {
    Optional<ImageSink> named = request.image().map(places::image);
    return request.target().or(() -> named).orElseThrow();
  }

  /**
   * Describes the image that a manifest is of. Which layers come from a base nobody tells.
   *
   * @param results what became of its blobs in the target, as far as that is known
   */
  static BuiltImage describe(
      ImageReader reader, ManifestDocument document, Map<Digest, BlobResult> results) {
    ImageManifest manifest = document.asImage();
    ImageConfig config = reader.config(document).orElseGet(() -> ImageConfig.builder().build());
    BuiltImage.Builder image =
        BuiltImage.builder()
            .platform(config.platform())
            .digest(document.digest())
            .config(manifest.config());
    List<Descriptor> layers = manifest.layers();
    for (int i = 0; i < Math.min(layers.size(), config.diffIds().size()); i++) {
      image.addLayers(
          BuiltLayer.builder()
              .descriptor(layers.get(i))
              .diffId(config.diffIds().get(i))
              .inherited(false)
              .result(Optional.ofNullable(results.get(layers.get(i).digest())))
              .build());
    }
    return image.build();
  }

  /** The platforms, for messages. */
  static String text(List<Platform> platforms) {
    return String.join(", ", platforms.stream().map(Platform::text).toList());
  }

  /** The name in an engine or at a service: a tag, and no digest. */
  static Optional<ImageReference> tag(BuildImageRequest request) {
    return request.image().filter(image -> image.digest().isEmpty());
  }
}
