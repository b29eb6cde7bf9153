package dev.registrysdk.copy;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** What a copy did. */
@Model
@Value.Immutable
public interface CopyResult {
  /**
   * The digest of the manifest or index that has the name now.
   *
   * @return the digest
   */
  Digest digest();

  /**
   * The type of that manifest or index.
   *
   * @return the media type
   */
  MediaType mediaType();

  /**
   * Whether the name stood for this image already, so that nothing had to be done.
   *
   * @return true if nothing was written
   */
  @Value.Default
  default boolean unchanged() {
    return false;
  }

  /**
   * The manifests that were written, the root included.
   *
   * @return their number
   */
  int manifests();

  /**
   * The blobs that were transferred.
   *
   * @return number and bytes
   */
  @Value.Default
  default BlobCount copied() {
    return BlobCount.NONE;
  }

  /**
   * The blobs that the registry took from another repository of its own.
   *
   * @return number and bytes
   */
  @Value.Default
  default BlobCount mounted() {
    return BlobCount.NONE;
  }

  /**
   * The blobs that were there already.
   *
   * @return number and bytes
   */
  @Value.Default
  default BlobCount skipped() {
    return BlobCount.NONE;
  }

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CopyResult}. */
  final class Builder extends ImmutableCopyResult.Builder {
    Builder() {}
  }
}
