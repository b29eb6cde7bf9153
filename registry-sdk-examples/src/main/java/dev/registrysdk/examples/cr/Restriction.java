package dev.registrysdk.examples.cr;

import dev.registrysdk.icr.model.Namespace;
import dev.registrysdk.oci.Repository;
import java.util.Optional;

/**
 * A namespace, or one repository in it.
 *
 * @param namespace the namespace
 * @param repository the path below the namespace
 */
record Restriction(String namespace, Optional<String> repository) {
  static Restriction parse(String text) {
    int slash = text.indexOf('/');
    String first = slash < 0 ? text : text.substring(0, slash);
    if (first.indexOf('.') >= 0 || first.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "write NAMESPACE or NAMESPACE/REPOSITORY, without the registry: '" + text + "'");
    }
    Optional<String> rest = slash < 0 ? Optional.empty() : Optional.of(text.substring(slash + 1));
    rest.ifPresent(path -> checkPath(first + "/" + path));
    return new Restriction(Namespace.checkName(first), rest);
  }

  private static void checkPath(String path) {
    if (!Repository.of("registry.invalid", path).path().equals(path)) {
      throw new IllegalArgumentException("Not a repository: '" + path + "'");
    }
  }

  /** The path of the repository, the namespace included. */
  Optional<String> path() {
    return repository.map(rest -> namespace + "/" + rest);
  }

  /** Whether a repository is meant: the service's own filters are not exact. */
  boolean covers(Repository candidate) {
    return path()
        .map(candidate.path()::equals)
        .orElseGet(() -> Cells.namespace(candidate).equals(namespace));
  }

  @Override
  public String toString() {
    return path().orElse(namespace);
  }
}
