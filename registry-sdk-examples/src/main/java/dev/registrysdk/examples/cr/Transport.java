package dev.registrysdk.examples.cr;

import java.util.Set;

/**
 * Tells what was meant as a place on this machine, or as a place of another tool, from the name of
 * an image: {@code oci-archve:web.tar} must not become an image of Docker Hub.
 */
final class Transport {
  /** As Skopeo, Podman and Crane write places that {@code cr} does not know. */
  private static final Set<String> OF_OTHERS =
      Set.of("dir", "docker", "containers-storage", "tarball", "file", "sif", "ostree");

  private Transport() {}

  /** Refuses a text that starts with the word for a place rather than with a registry. */
  static void refuse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !place(text.substring(0, colon), text.substring(colon + 1))) {
      return;
    }
    throw new IllegalArgumentException(
        "Not a place: '"
            + text
            + "'; write "
            + Place.Local.FORMS
            + " for one on this machine, or REGISTRY/REPOSITORY[:TAG] for one in a registry, with"
            + " docker.io written out");
  }

  /** A word with a port and a path behind it is a registry, as in {@code build:5000/web}. */
  private static boolean place(String word, String rest) {
    boolean host = word.equals("localhost") || rest.matches("[0-9]+/.*");
    boolean plain = word.chars().noneMatch(c -> c == '.' || c == '/' || c == '@' || c == '[');
    return plain
        && !host
        && (rest.isEmpty()
            || (rest.contains(":") && !rest.contains("@"))
            || rest.startsWith("/")
            || OF_OTHERS.contains(word)
            || word.startsWith("oci")
            || word.startsWith("docker-"));
  }
}
