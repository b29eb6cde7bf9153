package dev.registrysdk.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes small images for tests that do not care what is in them. */
final class IcrSampleImage {
  private static final String OCI = "application/vnd.oci.image.";
  private static final String MANIFEST = OCI + "manifest.v1+json";

  private IcrSampleImage() {}

  static String put(InMemoryRegistry registry, String repository, String tag, Instant created) {
    // The layer is no real archive: nobody unpacks it.
    byte[] layer = (repository + ":" + tag + " of " + created).getBytes(StandardCharsets.UTF_8);
    String layerDigest = registry.putBlob(repository, layer);
    byte[] config =
        json(
            Map.of(
                "created",
                created.toString(),
                "architecture",
                "amd64",
                "os",
                "linux",
                "config",
                Map.of(),
                "rootfs",
                Map.of("type", "layers", "diff_ids", List.of(layerDigest))));
    String configDigest = registry.putBlob(repository, config);
    byte[] manifest =
        json(
            Map.of(
                "schemaVersion",
                2,
                "mediaType",
                MANIFEST,
                "config",
                descriptor("config.v1+json", configDigest, config.length),
                "layers",
                List.of(descriptor("layer.v1.tar", layerDigest, layer.length))));
    return registry.putManifest(repository, tag, MANIFEST, manifest);
  }

  private static Map<String, Object> descriptor(String type, String digest, int size) {
    return Map.of("mediaType", OCI + type, "digest", digest, "size", size);
  }

  private static byte[] json(Map<String, Object> object) {
    // Sorted, so that the same image always has the same digest.
    return Json.write(Json.sorted(object)).getBytes(StandardCharsets.UTF_8);
  }
}
