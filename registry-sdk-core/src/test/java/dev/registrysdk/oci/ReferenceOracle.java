package dev.registrysdk.oci;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Docker's rules for image references, written a second time: with the regular expressions of the
 * grammar instead of a hand-written reader. Good for short texts only.
 */
final class ReferenceOracle {
  private static final String LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
  private static final String HOST =
      "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[(?:[a-fA-F0-9:]+)\\])";
  private static final String WORD = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*";
  private static final String TAG = "[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}";
  private static final String DIGEST =
      "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
  private static final Pattern REFERENCE =
      Pattern.compile(
          ("(?<registry>" + HOST + "(?::[0-9]+)?)")
              + ("/(?<path>" + WORD + "(?:/" + WORD + ")*)")
              + ("(?::(?<tag>" + TAG + "))?")
              + ("(?:@(?<digest>" + DIGEST + "))?"));

  private ReferenceOracle() {}

  /** The complete form of a reference, or nothing if the grammar does not accept it. */
  static Optional<String> complete(String text) {
    if (text.matches("[a-f0-9]{64}")) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    boolean hosted =
        slash >= 0
            && (first.matches(".*[.:].*")
                || first.equals("localhost")
                || !first.toLowerCase(Locale.ROOT).equals(first));
    String registry = hosted ? first : "docker.io";
    registry = registry.equals("index.docker.io") ? "docker.io" : registry;
    String rest = hosted ? text.substring(slash + 1) : text;
    if (registry.equals("docker.io") && rest.indexOf('/') < 0) {
      rest = "library/" + rest;
    }
    Matcher matcher = REFERENCE.matcher(registry + "/" + rest);
    // The grammar may also read a malformed registry as part of the path; that is no registry.
    if (!matcher.matches() || !matcher.group("registry").equals(registry)) {
      return Optional.empty();
    }
    if (matcher.end("path") > 255) {
      return Optional.empty();
    }
    boolean latest = matcher.group("tag") == null && matcher.group("digest") == null;
    return Optional.of(matcher.group() + (latest ? ":latest" : ""));
  }

  /**
   * Where this SDK differs on purpose. Digests: those of known algorithms are checked in full, and
   * others follow the grammar of OCI, which is the wider one for them. Ports: up to 65535. Image
   * IDs: no names with a tag or digest either.
   */
  static boolean differsOnPurpose(String text) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    if (at >= 0 && digest.matches(DIGEST) != Digest.tryParse(digest).isPresent()) {
      return true;
    }
    Matcher port = Pattern.compile("[^/]*:([0-9]+)/.*", Pattern.DOTALL).matcher(text);
    boolean highPort =
        port.matches() && (port.group(1).length() > 5 || Integer.parseInt(port.group(1)) > 65_535);
    return highPort || text.matches("(?s)[a-f0-9]{64}[:@].*");
  }
}
