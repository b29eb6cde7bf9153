package dev.registrysdk.testing;

import java.util.Set;

/**
 * An image name of the control plane, without its domain.
 *
 * @param tag the tag, empty if the name has none
 * @param digest the digest, empty if the name has none
 */
record IcrName(String repository, String tag, String digest) {
  /**
   * Reads a full image name.
   *
   * @param domains the domains that mean this registry
   * @throws ControlRefusal if it is none, or of another registry
   */
  static IcrName parse(String text, Set<String> domains) {
    int slash = text.indexOf('/');
    if (slash <= 0) {
      throw malformed(text);
    }
    if (!domains.contains(text.substring(0, slash))) {
      throw IcrError.OTHER_REGISTRY.refusal();
    }
    IcrName name = split(text.substring(slash + 1));
    if (!Names.isRepository(name.repository)
        || !(name.tag.isEmpty() || Names.isTag(name.tag))
        || !(name.digest.isEmpty() || Digest.tryParse(name.digest).isPresent())) {
      throw malformed(text);
    }
    return name;
  }

  /** Splits a name without domain; its parts may be anything. */
  static IcrName split(String text) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String rest = at < 0 ? text : text.substring(0, at);
    int colon = rest.lastIndexOf(':');
    return colon <= rest.lastIndexOf('/')
        ? new IcrName(rest, "", digest)
        : new IcrName(rest.substring(0, colon), rest.substring(colon + 1), digest);
  }

  String namespace() {
    return IcrNamespace.of(repository);
  }

  /** The digest, else the tag, else {@code latest}. */
  String reference() {
    if (!digest.isEmpty()) {
      return digest;
    }
    return tag.isEmpty() ? "latest" : tag;
  }

  String requiredTag() {
    if (tag.isEmpty() || !digest.isEmpty()) {
      throw ControlRefusal.of("CRI", 400, "The image name must have a tag, and no digest.");
    }
    return tag;
  }

  String requiredDigest() {
    if (digest.isEmpty()) {
      throw ControlRefusal.of("CRI", 400, "The image name must have a digest.");
    }
    return digest;
  }

  private static ControlRefusal malformed(String text) {
    return ControlRefusal.of(
        "CRI", 400, "The image name \"" + text + "\" is not valid: use DOMAIN/NAMESPACE/REPO:TAG.");
  }
}
