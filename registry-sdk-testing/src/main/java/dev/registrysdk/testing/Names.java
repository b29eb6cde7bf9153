package dev.registrysdk.testing;

import java.util.regex.Pattern;

/** The grammar of repository names and tags. */
final class Names {
  private static final int LONGEST_REPOSITORY = 255;
  private static final String COMPONENT = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern REPOSITORY = Pattern.compile(COMPONENT + "(?:/" + COMPONENT + ")*");
  private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}");

  private Names() {}

  static boolean isRepository(String name) {
    return name.length() <= LONGEST_REPOSITORY && REPOSITORY.matcher(name).matches();
  }

  static boolean isTag(String tag) {
    return TAG.matcher(tag).matches();
  }

  /** Whether a reference is meant as a digest: a tag never holds a colon. */
  static boolean looksLikeDigest(String reference) {
    return reference.indexOf(':') >= 0;
  }

  static String requireRepository(String name) {
    if (!isRepository(name)) {
      throw new IllegalArgumentException(
          "Not a repository name: \""
              + name
              + "\". Expected lower-case letters and digits, separated by '.', '_', '__' or '-',"
              + " in components joined by '/', at most 255 characters, without a host:"
              + " for example \"acme/web\"");
    }
    return name;
  }

  static String requireTag(String tag) {
    if (!isTag(tag)) {
      throw new IllegalArgumentException(
          "Not a tag: \""
              + tag
              + "\". Expected up to 128 letters, digits, '_', '.' and '-',"
              + " not starting with '.' or '-'");
    }
    return tag;
  }

  static Digest requireDigest(String digest) {
    return Digest.tryParse(digest)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Not a digest: \""
                        + digest
                        + "\". Expected \"sha256:\" and 64, or \"sha512:\" and 128,"
                        + " lower-case hex digits"));
  }
}
