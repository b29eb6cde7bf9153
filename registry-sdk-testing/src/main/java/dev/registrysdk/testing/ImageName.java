package dev.registrysdk.testing;

/**
 * A repository and what is meant of it.
 *
 * @param reference a tag or a digest
 */
record ImageName(String repository, String reference) {
  /**
   * Reads a name such as {@code acme/web:1.0} or {@code acme/web@sha256:…}.
   *
   * @param address what may stand in front of it
   * @throws IllegalArgumentException if that is not such a name
   */
  static ImageName parse(String text, String address) {
    String prefix = address + "/";
    IcrName split = IcrName.split(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
    Names.requireRepository(split.repository());
    if (!split.digest().isEmpty()) {
      return new ImageName(split.repository(), Names.requireDigest(split.digest()).toString());
    }
    if (split.tag().isEmpty()) {
      throw new IllegalArgumentException(
          "Neither tag nor digest in \""
              + text
              + "\": write for example \""
              + split.repository()
              + ":latest\"");
    }
    return new ImageName(split.repository(), Names.requireTag(split.tag()));
  }
}
