package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image, an index or an artifact of {@link SampleImages}, ready to be put into a registry.
 *
 * <p>Immutable and thread-safe; can be put into any number of registries.
 */
public final class SampleImage {
  private final StoredManifest root;
  private final Map<String, Content> blobs;
  private final List<StoredManifest> manifests;

  /**
   * Takes the parts.
   *
   * @param manifests the root too, each after those that it lists
   */
  SampleImage(StoredManifest root, Map<String, Content> blobs, List<StoredManifest> manifests) {
    this.root = root;
    this.blobs = new LinkedHashMap<>(blobs);
    this.manifests = List.copyOf(manifests);
  }

  /**
   * The digest of its manifest or index.
   *
   * @return the same on every machine, such as {@code sha256:2c26…}
   */
  public String digest() {
    return root.digest();
  }

  /**
   * The media type of its manifest or index.
   *
   * @return the value of {@code Content-Type}
   */
  public String mediaType() {
    return root.mediaType();
  }

  /**
   * The bytes of its manifest or index.
   *
   * @return a copy
   */
  public byte[] manifest() {
    return root.bytes();
  }

  /**
   * Puts it into a registry with everything that belongs to it, without a request. A tag moves here
   * from what it named before; what is there already stays as it is.
   *
   * @param registry the registry
   * @param name repository and tag, such as {@code acme/web:1.0}; the address of the registry may
   *     stand in front
   * @return what is in the registry now
   * @throws IllegalArgumentException if that is not such a name, or has a digest
   * @throws IllegalStateException if the registry is closed
   */
  public StoredImage pushTo(InMemoryRegistry registry, String name) {
    ImageName parsed = registry.imageName(name);
    if (Names.looksLikeDigest(parsed.reference())) {
      throw new IllegalArgumentException(
          "A sample has a digest of its own: put a tag into \""
              + name
              + "\", for example \""
              + parsed.repository()
              + ":1.0\"");
    }
    StoredRepository repository = registry.stored(parsed.repository());
    blobs.forEach(repository::putBlob);
    manifests.forEach(manifest -> repository.putManifest(manifest, List.of()));
    repository.putManifest(root, List.of(parsed.reference()));
    return new StoredImage(parsed.repository(), repository, root);
  }

  /**
   * Puts it into a region of IBM Cloud Container Registry, without a request. Its namespace need
   * not exist, but belongs to nobody then.
   *
   * @param icr the region
   * @param name namespace, repository and tag, such as {@code birds/bluebird:1}
   * @return what is in the registry now
   * @throws IllegalArgumentException if that is not such a name, or has a digest
   * @throws IllegalStateException if the registry is closed
   */
  public StoredImage pushTo(InMemoryIcr icr, String name) {
    return pushTo(icr.registry(), name);
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
