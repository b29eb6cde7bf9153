package dev.registrysdk.oci;

import java.util.Optional;

/**
 * A repository in a registry: the registry's host, with its port if there is one, and the path of
 * the repository there.
 *
 * <p>Follows the reference grammar of the Distribution project with Docker's short names: {@code
 * alpine} is {@code docker.io/library/alpine}.
 */
public final class Repository implements Comparable<Repository> {
  private final String registry;
  private final String path;

  private Repository(String registry, String path) {
    this.registry = registry;
    this.path = path;
  }

  /**
   * Reads {@code [registry/]path}.
   *
   * @param text for example {@code us.icr.io/acme/web}
   * @return the repository
   * @throws OciFormatException if the text is not a repository, or names a tag or a digest
   */
  public static Repository parse(String text) {
    ImageReference reference = ImageReference.read(text);
    if (reference.tag().isPresent() || reference.digest().isPresent()) {
      throw ReferenceGrammar.bad(text, "a repository has no tag and no digest");
    }
    return reference.repository();
  }

  /**
   * Reads a repository without failing.
   *
   * @param text any text
   * @return the repository, or empty if the text is not one
   */
  public static Optional<Repository> tryParse(String text) {
    try {
      return Optional.of(parse(text));
    } catch (OciFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Names a repository by its two parts, taken as they are: nothing is completed.
   *
   * @param registry host, with {@code :port} if there is one; a host without a dot needs the port,
   *     except {@code localhost}
   * @param path the path inside the registry, without a leading slash
   * @return the repository
   * @throws OciFormatException if one of the parts does not follow the grammar, or the registry
   *     would be taken for a part of a path
   */
  public static Repository of(String registry, String path) {
    String whole = registry + "/" + path;
    ReferenceGrammar.checkRegistry(whole, registry);
    ReferenceGrammar.checkPath(whole, path);
    ReferenceGrammar.checkReadsBack(whole, registry);
    if (whole.length() > ReferenceGrammar.MAX_NAME) {
      throw ReferenceGrammar.bad(
          whole, "registry and repository together have at most 255 characters");
    }
    return new Repository(registry, path);
  }

  /** Wraps parts that were checked already. */
  static Repository ofChecked(ReferenceGrammar.Name name) {
    return new Repository(name.registry(), name.path());
  }

  /**
   * Host, with {@code :port} if there is one.
   *
   * @return for example {@code us.icr.io}; {@code docker.io} for Docker Hub
   */
  public String registry() {
    return registry;
  }

  /**
   * The path inside the registry, the {@code <name>} of the distribution specification.
   *
   * @return for example {@code acme/web}
   */
  public String path() {
    return path;
  }

  /**
   * Names an image here by tag.
   *
   * @param tag a tag
   * @return the reference
   * @throws OciFormatException if the tag does not follow the grammar
   */
  public ImageReference tag(String tag) {
    return ImageReference.of(this, tag);
  }

  /**
   * Names an image here by digest.
   *
   * @param digest the digest of a manifest
   * @return the reference
   */
  public ImageReference digest(Digest digest) {
    return ImageReference.of(this, digest);
  }

  @Override
  public int compareTo(Repository other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Repository other
        && registry.equals(other.registry)
        && path.equals(other.path);
  }

  @Override
  public int hashCode() {
    return 31 * registry.hashCode() + path.hashCode();
  }

  @Override
  public String toString() {
    return registry + "/" + path;
  }
}
