package dev.registrysdk.oci;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names an image: {@code [registry/]repository[:tag][@digest]}.
 *
 * <p>Follows the reference grammar of the Distribution project with Docker's defaults: {@code
 * alpine} is {@code docker.io/library/alpine:latest}. {@code latest} is added only when there is
 * neither tag nor digest. With both, the digest decides and the tag is information.
 */
public final class ImageReference {
  private static final String LATEST = "latest";

  private final Repository repository;
  private final @Nullable String tag;
  private final @Nullable Digest digest;

  private ImageReference(Repository repository, @Nullable String tag, @Nullable Digest digest) {
    this.repository = repository;
    this.tag = tag;
    this.digest = digest;
  }

  /**
   * Reads a reference and completes it by Docker's rules.
   *
   * @param text for example {@code us.icr.io/acme/web:1.0}, {@code alpine} or {@code
   *     localhost:5000/app@sha256:…}
   * @return the reference
   * @throws OciFormatException if the text is not a reference; the message quotes it and states the
   *     rule it breaks
   */
  public static ImageReference parse(String text) {
    ImageReference reference = read(text);
    return reference.tag == null && reference.digest == null
        ? new ImageReference(reference.repository, LATEST, null)
        : reference;
  }

  /**
   * Reads a reference that has to say which image it means: for whatever is hard to undo, {@code
   * latest} must not be a default.
   *
   * @param text for example {@code us.icr.io/acme/web:1.0}
   * @return the reference
   * @throws OciFormatException if the text is not a reference, or names neither tag nor digest
   */
  public static ImageReference parseExact(String text) {
    ImageReference reference = read(text);
    if (reference.tag == null && reference.digest == null) {
      throw new OciFormatException(
          OciFormatException.quote(text)
              + " names no tag and no digest; write for example "
              + parse(text));
    }
    return reference;
  }

  /**
   * Reads a reference without failing.
   *
   * @param text any text
   * @return the reference, or empty if the text is not one
   */
  public static Optional<ImageReference> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (OciFormatException e) {
      return Optional.empty();
    }
  }

  static ImageReference of(Repository repository, String tag) {
    if (!ReferenceGrammar.tag(tag)) {
      ReferenceGrammar.checkTag(repository + ":" + tag, tag);
    }
    return new ImageReference(repository, tag, null);
  }

  static ImageReference of(Repository repository, Digest digest) {
    return new ImageReference(repository, null, digest);
  }

  /** Reads a reference as written, without adding {@code latest}. */
  static ImageReference read(String text) {
    ReferenceGrammar.checkLength(text);
    int at = text.indexOf('@');
    Digest digest = at < 0 ? null : readDigest(text, text.substring(at + 1));
    String named = at < 0 ? text : text.substring(0, at);
    // A colon before the last slash belongs to the registry's port.
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String tag = tagged ? named.substring(colon + 1) : null;
    Repository repository =
        Repository.ofChecked(
            ReferenceGrammar.name(text, tagged ? named.substring(0, colon) : named));
    if (tag != null) {
      ReferenceGrammar.checkTag(text, tag);
    }
    return new ImageReference(repository, tag, digest);
  }

  private static Digest readDigest(String text, String digest) {
    try {
      return Digest.parse(digest);
    } catch (OciFormatException e) {
      throw ReferenceGrammar.bad(text, "after the @: " + e.getMessage());
    }
  }

  /**
   * The registry's host, with {@code :port} if there is one.
   *
   * @return for example {@code us.icr.io}; {@code docker.io} for Docker Hub
   */
  public String registry() {
    return repository.registry();
  }

  /**
   * Where the image is.
   *
   * @return registry and path
   */
  public Repository repository() {
    return repository;
  }

  /**
   * The tag, if one was given or defaulted.
   *
   * @return for example {@code 1.0}
   */
  public Optional<String> tag() {
    return Optional.ofNullable(tag);
  }

  /**
   * The digest, if one was given. It decides the content, whatever the tag says.
   *
   * @return the digest of a manifest
   */
  public Optional<Digest> digest() {
    return Optional.ofNullable(digest);
  }

  /**
   * What a registry is asked for: the digest if there is one, else the tag.
   *
   * @return the {@code <reference>} of the distribution specification
   */
  public String selector() {
    return digest != null ? digest.toString() : tag != null ? tag : LATEST;
  }

  /**
   * The same repository with another tag and no digest.
   *
   * @param newTag a tag
   * @return the reference
   * @throws OciFormatException if the tag does not follow the grammar
   */
  public ImageReference withTag(String newTag) {
    return of(repository, newTag);
  }

  /**
   * The same image pinned to a digest; the tag is kept as information.
   *
   * @param newDigest the digest of a manifest
   * @return the reference
   */
  public ImageReference withDigest(Digest newDigest) {
    return new ImageReference(repository, tag, newDigest);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ImageReference other
        && repository.equals(other.repository)
        && Objects.equals(tag, other.tag)
        && Objects.equals(digest, other.digest);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * repository.hashCode() + Objects.hashCode(tag)) + Objects.hashCode(digest);
  }

  /** The complete reference: registry, repository, tag and digest as far as present. */
  @Override
  public String toString() {
    return repository + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
  }
}
