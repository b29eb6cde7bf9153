package dev.registrysdk.testing;

import java.util.Objects;

/**
 * A manifest as the registry keeps it: the exact bytes that were pushed.
 *
 * <p>Immutable; two are equal when media type and digest are.
 */
public final class StoredManifest {
  private final String mediaType;
  private final Content content;
  private final String digest;
  private final ManifestFacts facts;

  StoredManifest(String mediaType, Content content, Digest digest, ManifestFacts facts) {
    this.mediaType = mediaType;
    this.content = content;
    this.digest = digest.toString();
    this.facts = facts;
  }

  /**
   * The media type it was pushed with.
   *
   * @return the {@code Content-Type} without parameters
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The exact bytes that were pushed.
   *
   * @return a copy
   */
  public byte[] bytes() {
    return content.toByteArray();
  }

  /**
   * The digest under which the manifest is kept.
   *
   * @return algorithm and hex digits, such as {@code sha256:2c26…}
   */
  public String digest() {
    return digest;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoredManifest that
        && mediaType.equals(that.mediaType)
        && digest.equals(that.digest);
  }

  @Override
  public int hashCode() {
    return Objects.hash(mediaType, digest);
  }

  @Override
  public String toString() {
    return mediaType + " " + digest;
  }

  Content content() {
    return content;
  }

  ManifestFacts facts() {
    return facts;
  }
}
