package dev.registrysdk.examples.cr;

import dev.registrysdk.oci.Repository;
import java.util.stream.Stream;

/** A name in a registry, as it was typed; its string is the name it was completed to. */
interface Named {
  /** The text on the command line. */
  String text();

  /** The repository it is, or is in. */
  Repository inRepository();

  /** The registry it means. */
  default String registry() {
    return inRepository().registry();
  }

  /**
   * Refuses a name whose registry is only implied: where a password goes must never be a default. A
   * host that lacks its repository, such as {@code us.icr.io}, is the name of an image on Docker
   * Hub.
   *
   * @param otherwise what else could be done, behind the advice
   */
  default void requireRegistry(String otherwise) {
    if (registry().equals("docker.io")
        && Stream.of("docker.io/", "index.docker.io/").noneMatch(text()::startsWith)) {
      throw new IllegalArgumentException(
          "'%s' names no registry, so it means %s; to sign in there, write docker.io/%s%s"
              .formatted(
                  text(), this, text().contains("/") ? text() : "library/" + text(), otherwise));
    }
  }
}
