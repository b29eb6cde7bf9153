package dev.registrysdk.testing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A digest of one repository as the control plane sees it: its tags, and what its configuration
 * says.
 */
record IcrImage(String repository, StoredManifest manifest, List<String> tags, Map<?, ?> config) {
  private static final String DOCKER_LIST =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  private static final Map<String, String> TYPES =
      Map.of(
          "application/vnd.docker.distribution.manifest.v2+json",
          "Docker Image Manifest V2, Schema 2",
          "application/vnd.oci.image.manifest.v1+json",
          "OCI Image Manifest v1",
          DOCKER_LIST,
          "Docker Manifest List",
          OCI_INDEX,
          "OCI Image Index v1");

  static IcrImage of(String repository, StoredRepository stored, TaggedManifest tagged) {
    ManifestFacts facts = tagged.manifest().facts();
    Map<?, ?> config =
        Optional.of(facts)
            .filter(ManifestFacts::hasImageConfig)
            .flatMap(some -> stored.readBlob(some.config(), Content::utf8))
            .<Map<?, ?>>flatMap(Json::tryObject)
            .orElse(Map.of());
    return new IcrImage(repository, tagged.manifest(), tagged.tags(), config);
  }

  String digest() {
    return manifest.digest();
  }

  String namespace() {
    return IcrNamespace.of(repository);
  }

  /** Repository and digest. */
  String reference() {
    return repository + "@" + digest();
  }

  /** The digest of the configuration; of a list, its own. */
  String id() {
    return manifest.facts().config().isEmpty() ? digest() : manifest.facts().config();
  }

  boolean isList() {
    return Set.of(DOCKER_LIST, OCI_INDEX).contains(manifest.mediaType());
  }

  /** The kind of manifest in words; its media type where the service has no words. */
  String type() {
    return TYPES.getOrDefault(manifest.mediaType(), manifest.mediaType());
  }

  /** Whether the service knows this kind of manifest. */
  boolean isKnownType() {
    return TYPES.containsKey(manifest.mediaType());
  }

  /** When it was built, if the configuration says so. */
  Optional<Instant> created() {
    return Json.string(config, "created").flatMap(IcrImage::time);
  }

  /** The build time in seconds, 0 when it is not known. */
  long createdSeconds() {
    return created().map(time -> Math.max(0, time.getEpochSecond())).orElse(0L);
  }

  /** Configuration and layers, or the document itself when it is a list. */
  long size() {
    return isList() ? manifest.content().size() : sum(manifest.facts().blobSizes());
  }

  /** What has to be stored for this digest, with the size of each part. */
  Map<String, Long> parts() {
    return isList() ? Map.of(digest(), size()) : manifest.facts().blobSizes();
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    Json.object(Json.object(config, "config"), "Labels")
        .forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
    return labels;
  }

  private static long sum(Map<String, Long> sizes) {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notRfc3339) {
      return Optional.empty();
    }
  }
}
