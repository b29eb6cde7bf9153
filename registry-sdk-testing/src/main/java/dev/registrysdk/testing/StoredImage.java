package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image, an index or an artifact in a registry, with what its documents say.
 *
 * <p>Thread-safe. The manifest is the one that was there when this was made; blobs, images of an
 * index and referrers are looked up at each call. What a document does not say, or says in another
 * form than the OCI image specification has, is left out.
 */
public final class StoredImage {
  private final String repository;
  private final StoredRepository stored;
  private final StoredManifest manifest;

  StoredImage(String repository, StoredRepository stored, StoredManifest manifest) {
    this.repository = repository;
    this.stored = stored;
    this.manifest = manifest;
  }

  /**
   * Where it is.
   *
   * @return the name of the repository
   */
  public String repository() {
    return repository;
  }

  /**
   * The digest of the manifest.
   *
   * @return for example {@code sha256:2c26…}
   */
  public String digest() {
    return manifest.digest();
  }

  /**
   * The media type of the manifest.
   *
   * @return the {@code Content-Type} it was pushed with, without parameters
   */
  public String mediaType() {
    return manifest.mediaType();
  }

  /**
   * The exact bytes of the manifest.
   *
   * @return a copy
   */
  public byte[] manifest() {
    return manifest.bytes();
  }

  /**
   * The tags on it, in ASCII order.
   *
   * @return an unmodifiable snapshot
   */
  public List<String> tags() {
    return stored.find(digest()).map(TaggedManifest::tags).orElse(List.of());
  }

  /**
   * The layers, lowest first; the blobs of an artifact.
   *
   * @return an unmodifiable list, empty for an index
   */
  public List<StoredLayer> layers() {
    return Json.objects(json(), "layers").stream()
        .map(
            layer ->
                new StoredLayer(
                    Json.string(layer, "digest").orElse(""),
                    Json.number(layer, "size").orElse(0),
                    Json.string(layer, "mediaType").orElse("")))
        .toList();
  }

  /**
   * The manifests that an index lists and the repository has.
   *
   * @return an unmodifiable list, empty for anything but an index
   */
  public List<StoredImage> images() {
    return manifest.facts().children().stream().flatMap(this::sibling).toList();
  }

  /**
   * The image of an index for a platform; of a single image, itself if it is for that platform.
   *
   * @param platform for example {@code linux/arm64/v8}
   * @return the image, or nothing when there is none for that platform
   */
  public Optional<StoredImage> image(String platform) {
    if (!isIndex()) {
      return platforms().contains(platform) ? Optional.of(this) : Optional.empty();
    }
    return Json.objects(json(), "manifests").stream()
        .filter(listed -> platform(Json.object(listed, "platform")).anyMatch(platform::equals))
        .flatMap(listed -> Json.string(listed, "digest").stream())
        .flatMap(this::sibling)
        .findFirst();
  }

  /**
   * The platforms, in the order of the index; of a single image, the one its config names.
   *
   * @return an unmodifiable list such as {@code linux/amd64}, {@code linux/arm64/v8}
   */
  public List<String> platforms() {
    return isIndex()
        ? Json.objects(json(), "manifests").stream()
            .flatMap(listed -> platform(Json.object(listed, "platform")))
            .toList()
        : platform(config()).toList();
  }

  /**
   * Whether it lists other manifests.
   *
   * @return true for an OCI index and a Docker manifest list
   */
  public boolean isIndex() {
    return json().containsKey("manifests");
  }

  /**
   * The labels in the config.
   *
   * @return an unmodifiable map, empty for an index
   */
  public Map<String, String> labels() {
    return texts(Json.object(Json.object(config(), "config"), "Labels"));
  }

  /**
   * The annotations of the manifest.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> annotations() {
    return texts(Json.object(json(), "annotations"));
  }

  /**
   * What kind of artifact it is: its {@code artifactType}, else the media type of its config.
   *
   * @return the type, or nothing when there is neither
   */
  public Optional<String> artifactType() {
    return manifest.facts().artifactType();
  }

  /**
   * What names this as its {@code subject}, in the order of the digests.
   *
   * @return an unmodifiable snapshot
   */
  public List<StoredImage> referrers() {
    return stored.referrers(digest()).stream().map(this::with).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredImage that
        && stored == that.stored
        && manifest.equals(that.manifest);
  }

  @Override
  public int hashCode() {
    return manifest.hashCode();
  }

  /** Repository and digest. */
  @Override
  public String toString() {
    return repository + "@" + digest();
  }

  private Map<?, ?> json() {
    return manifest.facts().json();
  }

  private Map<?, ?> config() {
    return Optional.of(manifest.facts())
        .filter(ManifestFacts::hasImageConfig)
        .flatMap(facts -> stored.readBlob(facts.config(), Content::utf8))
        .<Map<?, ?>>flatMap(Json::tryObject)
        .orElse(Map.of());
  }

  private Stream<StoredImage> sibling(String digest) {
    return stored.manifest(digest).map(this::with).stream();
  }

  private StoredImage with(StoredManifest other) {
    return new StoredImage(repository, stored, other);
  }

  private static Stream<String> platform(Map<?, ?> fields) {
    Optional<String> os = Json.string(fields, "os");
    Optional<String> architecture = Json.string(fields, "architecture");
    if (os.isEmpty() || architecture.isEmpty()) {
      return Stream.empty();
    }
    String variant = Json.string(fields, "variant").map(text -> "/" + text).orElse("");
    return Stream.of(os.get() + "/" + architecture.get() + variant);
  }

  private static Map<String, String> texts(Map<?, ?> fields) {
    Map<String, String> texts = new LinkedHashMap<>();
    fields.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return Map.copyOf(texts);
  }
}
