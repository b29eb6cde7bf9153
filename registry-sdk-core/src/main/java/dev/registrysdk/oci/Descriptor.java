package dev.registrysdk.oci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.immutables.value.Value;

/** Points to some content: its type, digest and size (OCI image specification, descriptor.md). */
@Model
@Value.Immutable
public interface Descriptor {
  /**
   * The type of the content.
   *
   * @return the media type
   */
  MediaType mediaType();

  /**
   * The digest of the content.
   *
   * @return the digest
   */
  Digest digest();

  /**
   * The size of the content.
   *
   * @return bytes, not negative
   */
  long size();

  /**
   * Other places the content can be downloaded from.
   *
   * @return URLs, for foreign layers
   */
  List<String> urls();

  /**
   * Free-form metadata.
   *
   * @return annotations in the order of the document
   */
  Map<String, String> annotations();

  /**
   * The content itself, if it was small enough to be embedded.
   *
   * @return the bytes; verify them like a download
   */
  Optional<ByteString> data();

  /**
   * The type of the artifact, if this points to one.
   *
   * @return a media type, or any other text that a producer wrote
   */
  Optional<String> artifactType();

  /**
   * What the image runs on; set on the entries of an index.
   *
   * @return the platform
   */
  Optional<Platform> platform();

  /**
   * Starts a descriptor.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /**
   * Describes content by the three values every descriptor has.
   *
   * @param mediaType its type
   * @param digest its digest
   * @param size its size in bytes
   * @return the descriptor
   */
  static Descriptor of(MediaType mediaType, Digest digest, long size) {
    return builder().mediaType(mediaType).digest(digest).size(size).build();
  }

  /**
   * Describes bytes in memory with their SHA-256 digest.
   *
   * @param mediaType their type
   * @param content the bytes
   * @return the descriptor
   */
  static Descriptor of(MediaType mediaType, byte[] content) {
    return of(mediaType, Digest.sha256(content), content.length);
  }

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    if (size() < 0) {
      throw new OciFormatException("The size of a descriptor is not negative: " + size());
    }
  }

  /** Builds a {@link Descriptor}. */
  final class Builder extends ImmutableDescriptor.Builder {
    Builder() {}
  }
}
