package dev.registrysdk.icr.va;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes the names of scopes. */
final class Scopes {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  /** Stands in front of names without a registry, so that they are read as what they are. */
  private static final String NO_REGISTRY = "registry.invalid";

  private Scopes() {}

  static ExemptionScope parse(String text) {
    String name = text.strip();
    if (name.equals("*")) {
      return ExemptionScope.account();
    }
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean registry = first.indexOf('.') >= 0 || first.indexOf(':') >= 0;
    Optional<String> host = registry ? Optional.of(first) : Optional.empty();
    String path = registry ? name.substring(slash + 1) : name;
    if (path.indexOf('/') < 0) {
      return namespace(host, path);
    }
    String whole = host.orElse(NO_REGISTRY) + "/" + path;
    boolean image = path.indexOf(':') >= 0 || path.indexOf('@') >= 0;
    return image
        ? image(host, ImageReference.parseExact(whole))
        : repository(host, Repository.parse(whole)).build();
  }

  static ExemptionScope namespace(Optional<String> registry, String name) {
    if (!NAMESPACE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A scope is '*', a namespace, namespace/repository, or an image of one, not '"
              + name
              + "'");
    }
    return ExemptionScope.builder()
        .type(ExemptionScope.NAMESPACE)
        .registry(registry)
        .namespace(name)
        .build();
  }

  static ExemptionScope.Builder repository(Optional<String> registry, Repository repository) {
    int slash = repository.path().indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException(
          "A repository of the service is in a namespace: " + repository);
    }
    ExemptionScope.Builder scope = ExemptionScope.builder();
    scope.type(ExemptionScope.REPOSITORY).registry(registry);
    scope.namespace(repository.path().substring(0, slash));
    scope.repository(repository.path().substring(slash + 1));
    return scope;
  }

  static ExemptionScope image(Optional<String> registry, ImageReference image) {
    ExemptionScope.Builder scope = repository(registry, image.repository());
    scope.type(ExemptionScope.IMAGE);
    return image.digest().isPresent()
        ? scope.digest(image.digest()).build()
        : scope.tag(image.selector()).build();
  }

  static Optional<String> resource(ExemptionScope scope) {
    Optional<String> selector =
        scope.digest().map(digest -> "@" + digest).or(() -> scope.tag().map(tag -> ":" + tag));
    int parts = 0;
    if (scope.namespace().isPresent()) {
      parts = scope.repository().isEmpty() ? 1 : selector.isEmpty() ? 2 : 3;
    }
    int needed =
        switch (scope.type()) {
          case ExemptionScope.ACCOUNT -> 0;
          case ExemptionScope.NAMESPACE -> 1;
          case ExemptionScope.REPOSITORY -> 2;
          case ExemptionScope.IMAGE -> 3;
          default -> -1;
        };
    if (parts != needed) {
      throw new IllegalStateException("The service cannot be asked for the scope " + scope);
    }
    return scope
        .namespace()
        .map(
            namespace ->
                namespace
                    + scope.repository().map(repository -> "/" + repository).orElse("")
                    + selector.orElse(""));
  }
}
