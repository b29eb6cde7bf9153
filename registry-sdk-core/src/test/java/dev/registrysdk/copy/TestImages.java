package dev.registrysdk.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;

/** Small images in a memory store. */
final class TestImages {
  private TestImages() {}

  static ManifestDocument image(MemoryStore store, Platform platform, String... layers) {
    byte[] config = ImageConfig.builder().platform(platform).build().toJson();
    ImageManifest.Builder manifest =
        ImageManifest.builder().config(store.blob(MediaType.OCI_CONFIG, config));
    for (String layer : layers) {
      manifest.addLayers(store.blob(MediaType.OCI_LAYER_GZIP, layer.getBytes(UTF_8)));
    }
    return store.add(manifest.build().toDocument());
  }

  static ManifestDocument index(MemoryStore store, Platform... platforms) {
    ImageIndex.Builder index = ImageIndex.builder();
    for (Platform platform : platforms) {
      ManifestDocument image = image(store, platform, "base", "layer of " + platform.text());
      index.addManifests(Descriptor.builder().from(image.descriptor()).platform(platform).build());
    }
    return store.add(index.build().toDocument());
  }

  static ManifestDocument signature(MemoryStore store, Descriptor subject) {
    return store.add(
        ImageManifest.builder()
            .artifactType("application/vnd.example.signature")
            .config(store.blob(MediaType.OCI_EMPTY, "{}".getBytes(UTF_8)))
            .addLayers(store.blob(MediaType.OCI_LAYER, ("signs " + subject).getBytes(UTF_8)))
            .subject(subject)
            .build()
            .toDocument());
  }
}
