package dev.registrysdk.testing;

/** What the sender of an admitted request may do. */
@FunctionalInterface
interface Access {
  /** May do everything: a registry without authentication. */
  Access UNLIMITED = scope -> true;

  boolean allows(Scope scope);

  default boolean allowsPull(String repository) {
    return allows(Scope.repository(repository, "pull"));
  }

  /** Whether a blob of a repository is found that the sender did not name. */
  default boolean finds(String repository) {
    return allowsPull(repository);
  }
}
