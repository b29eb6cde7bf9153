package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** An image as {@code images().list()} tells it: one that has a tag. */
@Model
@Value.Immutable
public interface ImageSummary {
  /**
   * The digest of the image's configuration, by which an engine knows it. It names no image in a
   * registry: {@link #digests()} do.
   *
   * @return the digest; empty if the service sends none, as an index has no configuration
   */
  Optional<Digest> id();

  /**
   * The image that an engine made it from.
   *
   * @return the digest of its configuration; mostly empty
   */
  Optional<Digest> parentId();

  /**
   * The names of the image by tag.
   *
   * @return references with a tag
   */
  List<ImageReference> tags();

  /**
   * The names of the image by digest.
   *
   * @return references with a digest
   */
  List<ImageReference> digests();

  /**
   * Which manifest each tag points to.
   *
   * @return the digest of a manifest, with references that have a tag
   */
  Map<Digest, List<ImageReference>> digestTags();

  /**
   * When the image was built; not when it was pushed.
   *
   * @return the moment; empty for an image without a date
   */
  Optional<Instant> created();

  /**
   * Size of the image in the registry.
   *
   * @return bytes
   */
  @Value.Default
  default long size() {
    return 0;
  }

  /**
   * Labels.
   *
   * @return names and values
   */
  Map<String, String> labels();

  /**
   * What kind of manifest it is, in words.
   *
   * @return for example {@code Docker Image Manifest V2, Schema 2}
   */
  Optional<String> manifestType();

  /**
   * What Vulnerability Advisor found.
   *
   * @return the counts; empty if the service sends none, as it may unless asked for them
   */
  Optional<IssueCounts> issues();

  /**
   * Names that the service sent and that are no complete references, as they came, for example
   * {@code <none>:<none>}. They are kept apart, so that one of them does not hide all other images.
   *
   * @return mostly empty
   */
  List<String> otherNames();

  /**
   * Starts an image.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ImageSummary}. */
  final class Builder extends ImmutableImageSummary.Builder {
    Builder() {}
  }
}
