package dev.registrysdk.oci;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it is stored: its exact bytes, their type and digest, and what they say.
 *
 * <p>The bytes are the identity. They travel unchanged; a manifest that was read is never written
 * again from its parsed form.
 */
public final class ManifestDocument {
  private final MediaType mediaType;
  private final byte[] bytes;
  private final Digest digest;
  private final @Nullable Manifest manifest;
  private final List<Descriptor> references;

  private ManifestDocument(
      MediaType mediaType, byte[] bytes, Digest digest, ManifestJson.Content content) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.digest = digest;
    this.manifest = content.manifest();
    this.references = content.references();
  }

  /**
   * Takes bytes whose type is known.
   *
   * @param mediaType the type; one that is not a known manifest type is carried as data
   * @param bytes the document
   * @return the document with its SHA-256 digest
   * @throws OciFormatException if the bytes are not a document of that type, or one of Docker's
   *     schema 1
   */
  public static ManifestDocument of(MediaType mediaType, byte[] bytes) {
    byte[] own = bytes.clone();
    return new ManifestDocument(
        mediaType, own, Digest.sha256(own), ManifestJson.read(mediaType, own));
  }

  /**
   * Takes bytes whose type was declared, by a {@code Content-Type} or a descriptor, or has to be
   * found in the document.
   *
   * @param declared the declared type; a type that says nothing, like {@code application/json}, is
   *     passed over
   * @param bytes the document
   * @return the document with its SHA-256 digest
   * @throws OciFormatException if the bytes are not a manifest, contradict the declared type, or
   *     are a document of Docker's schema 1
   */
  public static ManifestDocument read(MediaType declared, byte[] bytes) {
    byte[] own = bytes.clone();
    return of(ManifestJson.typeOf(declared, own), own);
  }

  /**
   * The same document known by another digest of the same bytes, for example SHA-512.
   *
   * @param other a digest of these bytes
   * @return the document with that digest
   * @throws OciFormatException if the bytes do not have that digest, or its algorithm is unknown
   */
  public ManifestDocument identifiedBy(Digest other) {
    if (other.equals(digest)) {
      return this;
    }
    Digest.Algorithm algorithm =
        other
            .knownAlgorithm()
            .orElseThrow(
                () ->
                    new OciFormatException(
                        "The manifest cannot be compared with "
                            + other
                            + ": the algorithm "
                            + other.algorithm()
                            + " is not known"));
    Digest actual = digestBy(algorithm);
    if (!actual.equals(other)) {
      throw new OciFormatException("The manifest has digest " + actual + ", not " + other);
    }
    return new ManifestDocument(
        mediaType, bytes, other, new ManifestJson.Content(manifest, references));
  }

  /**
   * Whether the bytes have a digest.
   *
   * @param expected the digest
   * @return true if they do; false also for an algorithm that cannot be computed
   */
  public boolean hasDigest(Digest expected) {
    return expected.equals(digest)
        || expected
            .knownAlgorithm()
            .map(algorithm -> digestBy(algorithm).equals(expected))
            .orElse(false);
  }

  private Digest digestBy(Digest.Algorithm algorithm) {
    return algorithm.of(algorithm.hasher().digest(bytes));
  }

  /**
   * The type of the document.
   *
   * @return the media type
   */
  public MediaType mediaType() {
    return mediaType;
  }

  /**
   * The digest of the bytes.
   *
   * @return the digest
   */
  public Digest digest() {
    return digest;
  }

  /**
   * The number of bytes.
   *
   * @return bytes
   */
  public long size() {
    return bytes.length;
  }

  /**
   * The exact bytes.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Describes this document by type, digest and size.
   *
   * @return the descriptor
   */
  public Descriptor descriptor() {
    return Descriptor.of(mediaType, digest, bytes.length);
  }

  /**
   * What the document says, if it is an image manifest or an index.
   *
   * @return the parsed view, or empty for other kinds of document
   */
  public Optional<Manifest> manifest() {
    return Optional.ofNullable(manifest);
  }

  /**
   * The parsed image manifest.
   *
   * @return the manifest
   * @throws OciFormatException if the document is an index or something else
   */
  public ImageManifest asImage() {
    if (manifest instanceof ImageManifest image) {
      return image;
    }
    throw new OciFormatException("Not an image manifest: " + digest + " is " + mediaType);
  }

  /**
   * The parsed index.
   *
   * @return the index
   * @throws OciFormatException if the document is an image manifest or something else
   */
  public ImageIndex asIndex() {
    if (manifest instanceof ImageIndex index) {
      return index;
    }
    throw new OciFormatException("Not an image index: " + digest + " is " + mediaType);
  }

  /**
   * Everything that must be in a place before this document can be stored there.
   *
   * @return descriptors in the order of the document; empty for a type that is only carried
   */
  public List<Descriptor> references() {
    return references;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ManifestDocument other
        && mediaType.equals(other.mediaType)
        && digest.equals(other.digest)
        && Arrays.equals(bytes, other.bytes);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return mediaType + " " + digest + " (" + bytes.length + " bytes)";
  }
}
