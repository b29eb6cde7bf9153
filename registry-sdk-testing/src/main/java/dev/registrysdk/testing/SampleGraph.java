package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;

/**
 * Collects the blobs and documents of one sample, each of them before the document that names it.
 * Members of its JSON stay in the order in which they are given, so that digests stay the same.
 */
final class SampleGraph {
  private static final String TITLE = "org.opencontainers.image.title";
  private static final String CREATED = "2024-01-01T00:00:00Z";

  private final SampleFormat format;
  private final Map<String, Content> blobs = new LinkedHashMap<>();
  private final List<StoredManifest> manifests = new ArrayList<>();

  SampleGraph(SampleFormat format) {
    this.format = format;
  }

  /** A layer of the image's format; its archive's own digest goes into the config. */
  Layer layer(SampleTar tar) {
    ByteString archive = tar.end();
    Content compressed = Content.of(SampleGzip.of(archive));
    String diffId = Digest.of(Content.of(archive)).toString();
    return new Layer(blob(format.layer(), compressed), diffId);
  }

  /** A layer that is an archive without entries: nothing but zeros. */
  Layer zeros(long size) {
    Content content = Content.zeros(size);
    String digest = SampleZeros.digest(size).orElseGet(() -> Digest.of(content).toString());
    blobs.put(digest, content);
    return new Layer(descriptor(SampleFormat.TAR, digest, size), digest);
  }

  Map<String, Object> blob(String mediaType, Content content) {
    String digest = Digest.of(content).toString();
    blobs.put(digest, content);
    return descriptor(mediaType, digest, content.size());
  }

  /** An image for a platform such as {@code linux/arm64/v8}. */
  Map<String, Object> image(String title, String platform, Layer... layers) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("created", CREATED);
    config.putAll(platform(platform));
    config.put(
        "config",
        fields(
            "Env",
            List.of("PATH=/usr/bin:/bin"),
            "Entrypoint",
            List.of("/bin/hello"),
            "Labels",
            fields(TITLE, title)));
    config.put(
        "rootfs",
        fields("type", "layers", "diff_ids", List.of(layers).stream().map(Layer::diffId).toList()));
    config.put(
        "history",
        Collections.nCopies(
            layers.length, fields("created", CREATED, "created_by", "registry-sdk-testing")));

    Map<String, Object> manifest = fields("schemaVersion", 2, "mediaType", format.manifest());
    manifest.put("config", blob(format.config(), Content.of(Json.write(config))));
    manifest.put("layers", List.of(layers).stream().map(Layer::descriptor).toList());
    annotate(manifest, title);
    Map<String, Object> descriptor = document(manifest);
    descriptor.put("platform", platform(platform));
    return descriptor;
  }

  Map<String, Object> index(String title, List<Map<String, Object>> images) {
    Map<String, Object> index =
        fields("schemaVersion", 2, "mediaType", format.index(), "manifests", images);
    annotate(index, title);
    return document(index);
  }

  /** An artifact: one file, no image config. */
  Map<String, Object> artifact(String type, String file, String content) {
    return document(artifactFields(type, file, content));
  }

  /** An artifact about another document. */
  Map<String, Object> referrer(
      Map<String, Object> subject, String type, String file, String content) {
    Map<String, Object> manifest = artifactFields(type, file, content);
    Map<String, Object> about = new LinkedHashMap<>(subject);
    about.keySet().retainAll(List.of("mediaType", "digest", "size"));
    manifest.put("subject", about);
    return document(manifest);
  }

  /** Everything so far as a sample, whose root a descriptor names. */
  SampleImage sample(Map<String, Object> root) {
    StoredManifest named =
        manifests.stream()
            .filter(
                manifest -> root.get("digest") instanceof String d && d.equals(manifest.digest()))
            .findFirst()
            .orElseThrow();
    return new SampleImage(named, blobs, manifests);
  }

  private Map<String, Object> artifactFields(String type, String file, String content) {
    Map<String, Object> blob = blob("application/octet-stream", Content.of(content));
    blob.put("annotations", fields(TITLE, file));
    return fields(
        "schemaVersion",
        2,
        "mediaType",
        SampleFormat.OCI.manifest(),
        "artifactType",
        type,
        "config",
        blob("application/vnd.oci.empty.v1+json", Content.of("{}")),
        "layers",
        List.of(blob));
  }

  private void annotate(Map<String, Object> document, String title) {
    if (format == SampleFormat.OCI) {
      document.put("annotations", fields(TITLE, title));
    }
  }

  private Map<String, Object> document(Map<String, Object> json) {
    Content content = Content.of(Json.write(json));
    String mediaType = String.valueOf(json.get("mediaType"));
    StoredManifest manifest =
        new StoredManifest(mediaType, content, Digest.of(content), ManifestFacts.of(content));
    manifests.add(manifest);
    return descriptor(mediaType, manifest.digest(), content.size());
  }

  private static Map<String, Object> descriptor(String mediaType, String digest, long size) {
    return fields("mediaType", mediaType, "digest", digest, "size", size);
  }

  private static Map<String, Object> platform(String text) {
    String[] parts = text.split("/", -1);
    Map<String, Object> platform = fields("architecture", parts[1], "os", parts[0]);
    if (parts.length > 2) {
      platform.put("variant", parts[2]);
    }
    return platform;
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }

  record Layer(Map<String, Object> descriptor, String diffId) {}
}
