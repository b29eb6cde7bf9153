package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the registry has to know of a manifest: its references, and how it shows as a referrer. */
final class ManifestFacts {
  private static final Set<String> IMAGE_CONFIGS =
      Set.of(
          "application/vnd.docker.container.image.v1+json",
          "application/vnd.oci.image.config.v1+json");
  private static final List<String> NOT_DISTRIBUTED = List.of("nondistributable", ".foreign.");

  private final Map<?, ?> json;

  private ManifestFacts(Map<?, ?> json) {
    this.json = json;
  }

  /** The facts of a document, or nothing when it is not a JSON object. */
  static Optional<ManifestFacts> tryParse(Content document) {
    return Json.tryObject(document.utf8()).map(ManifestFacts::new);
  }

  /** The facts of a document that may be anything: a test may store nonsense on purpose. */
  static ManifestFacts of(Content document) {
    return tryParse(document).orElseGet(() -> new ManifestFacts(Map.of()));
  }

  /** The whole document, for what has no method here. */
  Map<?, ?> json() {
    return json;
  }

  Optional<String> mediaType() {
    return Json.string(json, "mediaType");
  }

  Optional<String> subject() {
    return Json.string(Json.object(json, "subject"), "digest");
  }

  /** The manifest's own artifact type, else the media type of its config. */
  Optional<String> artifactType() {
    return Json.string(json, "artifactType")
        .filter(type -> !type.isEmpty())
        .or(() -> Json.string(Json.object(json, "config"), "mediaType"));
  }

  @Nullable Object annotations() {
    return json.get("annotations");
  }

  /** Digests of the blobs that must have been pushed before this manifest. */
  Set<String> blobs() {
    Set<String> digests = new LinkedHashSet<>();
    addDigest(digests, Json.object(json, "config"));
    for (String field : List.of("layers", "blobs")) {
      Json.objects(json, field).stream()
          .filter(ManifestFacts::isDistributed)
          .forEach(descriptor -> addDigest(digests, descriptor));
    }
    return digests;
  }

  /** The digest of the config blob, or an empty text. */
  String config() {
    return Json.string(Json.object(json, "config"), "digest").orElse("");
  }

  /** Whether the config says how to run an image, and when it was built. */
  boolean hasImageConfig() {
    return IMAGE_CONFIGS.contains(Json.string(Json.object(json, "config"), "mediaType").orElse(""));
  }

  /** The bytes of each blob that is stored for this manifest, by its digest. */
  Map<String, Long> blobSizes() {
    Map<String, Long> sizes = new LinkedHashMap<>();
    addSize(sizes, Json.object(json, "config"));
    Json.objects(json, "layers").stream()
        .filter(ManifestFacts::isDistributed)
        .forEach(descriptor -> addSize(sizes, descriptor));
    return sizes;
  }

  /** Digests that an index lists: of manifests, or of blobs in some caches. */
  Set<String> children() {
    Set<String> digests = new LinkedHashSet<>();
    Json.objects(json, "manifests").forEach(descriptor -> addDigest(digests, descriptor));
    return digests;
  }

  private static void addDigest(Set<String> digests, Map<?, ?> descriptor) {
    Json.string(descriptor, "digest").ifPresent(digests::add);
  }

  private static void addSize(Map<String, Long> sizes, Map<?, ?> descriptor) {
    Json.string(descriptor, "digest")
        .ifPresent(digest -> sizes.put(digest, Json.number(descriptor, "size").orElse(0L)));
  }

  private static boolean isDistributed(Map<?, ?> descriptor) {
    String mediaType = Json.string(descriptor, "mediaType").orElse("");
    return NOT_DISTRIBUTED.stream().noneMatch(mediaType::contains);
  }
}
