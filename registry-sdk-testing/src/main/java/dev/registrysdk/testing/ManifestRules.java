package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What this registry takes for a manifest, and when it lets one go. */
record ManifestRules(Settings settings) {
  private static final String DOCKER = "application/vnd.docker.distribution.manifest.";
  private static final Set<String> KNOWN =
      Set.of(
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.oci.image.index.v1+json",
          DOCKER + "v2+json",
          DOCKER + "list.v2+json",
          DOCKER + "v1+json",
          DOCKER + "v1+prettyjws");

  void requireSize(long bytes) {
    String largest = settings.limit(Limit.MANIFEST_BYTES) + " bytes";
    settings.require(
        Limit.MANIFEST_BYTES,
        bytes,
        Refusal.of(ErrorCode.MANIFEST_INVALID, "manifest is larger than " + largest)
            .withStatus(413));
  }

  void requireTaken(String mediaType, ManifestFacts facts) {
    Refusal unsupported =
        Refusal.of(ErrorCode.MANIFEST_INVALID, mediaType + " is not a supported media type");
    if (mediaType.startsWith(DOCKER + "v1+")) {
      settings.require(Feature.SCHEMA_1, unsupported);
    }
    if (mediaType.startsWith(DOCKER)) {
      settings.require(Feature.DOCKER_TYPES, unsupported.withStatus(415));
    }
    if (!KNOWN.contains(mediaType)) {
      settings.require(Feature.ANY_MEDIA_TYPE, unsupported);
    }
    if (facts.mediaType().isEmpty() && mediaType.startsWith("application/vnd.oci.")) {
      settings.require(Feature.UNTYPED_MANIFESTS);
    }
    if (facts.subject().isPresent()) {
      settings.require(Feature.SUBJECT);
    }
  }

  /** Checks the tags that a manifest is about to get. */
  void requireTags(List<String> tags, boolean parameters) {
    if (parameters) {
      settings.require(
          Limit.TAG_PARAMETERS,
          tags.size(),
          Refusal.of(ErrorCode.TAG_INVALID, "too many tags").withStatus(414));
    }
    for (String tag : tags) {
      if (!Names.isTag(tag)) {
        throw Refusal.of(
            ErrorCode.TAG_INVALID, ErrorCode.TAG_INVALID.message(), Map.of("tag", tag));
      }
    }
  }

  void requireFree(List<String> tags, String digest, StoredRepository repository) {
    if (settings.has(Feature.TAG_MOVE)) {
      return;
    }
    for (String tag : tags) {
      if (repository.manifest(tag).filter(found -> !found.digest().equals(digest)).isPresent()) {
        throw settings.refusal(
            Feature.TAG_MOVE,
            Refusal.of(ErrorCode.TAG_INVALID, "the tag '" + tag + "' exists and is immutable"));
      }
    }
  }

  /** Refuses to delete what something else needs. */
  void requireUnreferenced(StoredRepository repository, String digest) {
    if (settings.has(Feature.DELETE_REFERENCED)) {
      return;
    }
    List<String> tags = repository.find(digest).map(TaggedManifest::tags).orElse(List.of());
    if (!tags.isEmpty()) {
      throw Refusal.of(
          400,
          "GOOGLE_MANIFEST_DANGLING_TAG",
          "Manifest is still referenced by tag: " + tags.get(0));
    }
    repository.all().stream()
        .filter(found -> found.manifest().facts().children().contains(digest))
        .findFirst()
        .ifPresent(
            parent -> {
              throw Refusal.of(
                  400,
                  "GOOG_MANIFEST_REFERENCED",
                  "Manifest is still referenced by manifest: " + parent.manifest().digest());
            });
  }
}
