package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A manifest that is stored, of an image or an index, with the repositories it is in; one with no
 * tag too.
 */
@Model
@Value.Immutable
public interface ImageDigest {
  /**
   * What names it in each of its repositories.
   *
   * @return the digest of the manifest
   */
  Digest digest();

  /**
   * What kind of manifest it is, in words.
   *
   * @return for example {@code OCI Image Manifest v1}
   */
  Optional<String> manifestType();

  /**
   * The repositories it is in, and its tags there.
   *
   * @return tags; an empty list for a repository where it has none
   */
  Map<Repository, List<String>> tags();

  /**
   * What Vulnerability Advisor found, for each tag.
   *
   * @return the counts by the name with the tag; empty unless they were asked for
   */
  Map<ImageReference, IssueCounts> issues();

  /**
   * When the image was built; not when it was pushed.
   *
   * @return the moment; empty for an index, and for an image without a date
   */
  Optional<Instant> created();

  /**
   * Size of the image in the registry; of an index, the size of the list alone.
   *
   * @return bytes
   */
  @Value.Default
  default long size() {
    return 0;
  }

  /**
   * Names that the service sent and that are no complete references, as they came, for example
   * {@code <none>:<none>}. They are kept apart, so that one of them does not hide all other images.
   *
   * @return mostly empty
   */
  List<String> otherNames();

  /**
   * The names of the image by digest, one for each repository.
   *
   * @return references with a digest
   */
  default List<ImageReference> references() {
    return tags().keySet().stream().map(repository -> repository.digest(digest())).toList();
  }

  /**
   * Whether it has a tag anywhere; a name that is no complete reference counts as one.
   *
   * @return false for one that only its digest names
   */
  default boolean tagged() {
    return tags().values().stream().anyMatch(here -> !here.isEmpty()) || !otherNames().isEmpty();
  }

  /**
   * Starts an image.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageDigest}. */
  final class Builder extends ImmutableImageDigest.Builder {
    Builder() {}
  }
}
