package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The content of one repository. Thread-safe; every method is one atomic step. */
final class StoredRepository {
  private final Map<String, Content> blobs = new HashMap<>();
  private final Map<String, StoredManifest> manifests = new TreeMap<>();
  private final TreeMap<String, String> tags = new TreeMap<>();
  private boolean removed;

  /** Whether a blob is here. */
  synchronized boolean hasBlob(String digest) {
    return blobs.containsKey(digest);
  }

  /** A blob, which is there until the lease ends, even if it is deleted meanwhile. */
  synchronized Optional<Content> blob(String digest, Lease lease) {
    return Optional.ofNullable(blobs.get(digest)).map(lease::hold);
  }

  /** Makes something of a blob, which is there meanwhile, even if it is deleted. */
  <T> Optional<T> readBlob(String digest, Function<Content, T> reader) {
    Lease lease = new Lease();
    try {
      return blob(digest, lease).map(reader);
    } finally {
      lease.end();
    }
  }

  /**
   * Stores a blob that another repository has.
   *
   * @return whether it has it
   */
  boolean copyBlob(String digest, StoredRepository source) {
    return source
        .readBlob(
            digest,
            content -> {
              putBlob(digest, content);
              return digest;
            })
        .isPresent();
  }

  /** Stores a blob. One that is there in a file stays. */
  synchronized void putBlob(String digest, Content content) {
    if (blobs.getOrDefault(digest, Content.EMPTY).isInMemory()) {
      replaceBlob(digest, content);
    }
  }

  /** Stores something else under the digest of a blob. */
  synchronized void replaceBlob(String digest, Content content) {
    // Who pushes to a repository that is just removed came before the removal.
    if (!removed) {
      released(blobs.put(digest, content.retain()));
    }
  }

  synchronized boolean removeBlob(String digest) {
    return released(blobs.remove(digest));
  }

  /** Lets go of all blobs of a repository that nobody finds any more. */
  synchronized void dispose() {
    removed = true;
    blobs.values().forEach(Content::release);
    blobs.clear();
  }

  private static boolean released(@Nullable Content former) {
    if (former != null) {
      former.release();
    }
    return former != null;
  }

  /** The manifest of a tag or a digest. */
  synchronized Optional<StoredManifest> manifest(String reference) {
    String digest = tags.getOrDefault(reference, reference);
    return Optional.ofNullable(manifests.get(digest));
  }

  synchronized void putManifest(StoredManifest manifest, Collection<String> newTags) {
    manifests.put(manifest.digest(), manifest);
    newTags.forEach(tag -> tags.put(tag, manifest.digest()));
  }

  /** Removes a manifest and every tag on it. */
  synchronized boolean removeManifest(String digest) {
    tags.values().removeIf(digest::equals);
    return manifests.remove(digest) != null;
  }

  /** What a tag or a digest names, with all its tags. */
  synchronized Optional<TaggedManifest> find(String reference) {
    return manifest(reference).map(this::tagged);
  }

  /** Everything here, in the order of the digests. */
  synchronized List<TaggedManifest> all() {
    return manifests.values().stream().map(this::tagged).toList();
  }

  /** Removes what a tag or a digest names, with all its tags, and hands it out. */
  synchronized Optional<TaggedManifest> take(String reference) {
    Optional<TaggedManifest> found = find(reference);
    found.ifPresent(taken -> removeManifest(taken.manifest().digest()));
    return found;
  }

  /**
   * Puts a manifest back with those of its former tags that nothing else has taken.
   *
   * @return the tags it has got
   */
  synchronized List<String> putBack(StoredManifest manifest, List<String> formerTags) {
    List<String> free = formerTags.stream().filter(tag -> !tags.containsKey(tag)).toList();
    putManifest(manifest, free);
    return free;
  }

  private TaggedManifest tagged(StoredManifest manifest) {
    List<String> own = new ArrayList<>();
    tags.forEach(
        (tag, digest) -> {
          if (digest.equals(manifest.digest())) {
            own.add(tag);
          }
        });
    return new TaggedManifest(manifest, own);
  }

  synchronized boolean removeTag(String tag) {
    return tags.remove(tag) != null;
  }

  /** The tags in ASCII order. */
  synchronized List<String> tags() {
    return List.copyOf(tags.keySet());
  }

  /** The manifests that name a digest as their subject, in the order of their own digests. */
  synchronized List<StoredManifest> referrers(String subject) {
    List<StoredManifest> found = new ArrayList<>();
    for (StoredManifest manifest : manifests.values()) {
      if (manifest.facts().subject().filter(subject::equals).isPresent()) {
        found.add(manifest);
      }
    }
    return found;
  }
}
