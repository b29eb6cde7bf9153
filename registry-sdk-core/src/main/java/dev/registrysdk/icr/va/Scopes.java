package dev.registrysdk.icr.va;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes the names of scopes. */
final class Scopes {
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  /** Stands in front of names without a registry, so that they are read as what they are. */
  private static final String NO_REGISTRY = "registry.invalid";

  private static final String NAME = "name";

  private Scopes() {}

  static ExemptionScope parse(String text) {
    String name = text.strip();
    if (name.equals("*")) {
      return ExemptionScope.account();
    }
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean hasHost = first.indexOf('.') >= 0 || first.indexOf(':') >= 0;
    Optional<String> host = hasHost ? Optional.of(first) : Optional.empty();
    String path = hasHost ? name.substring(slash + 1) : name;
    if (path.indexOf('/') < 0) {
      host.ifPresent(registry -> Repository.of(registry, NAME)); // checks it
      return namespace(host, path);
    }
    String whole = host.orElse(NO_REGISTRY) + "/" + path;
    boolean image = path.indexOf(':') >= 0 || path.indexOf('@') >= 0;
    try {
      return image
          ? image(host, ImageReference.parseExact(whole))
          : repository(host, Repository.parse(whole)).build();
    } catch (OciFormatException e) {
      throw none(name, e); // its message quotes what stands in front
    }
  }

  private static IllegalArgumentException none(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "A scope is '*', a namespace, namespace/repository, or an image of one, not '" + text + "'",
        cause);
  }

  static ExemptionScope namespace(Optional<String> registry, String name) {
    if (!NAMESPACE.matcher(name).matches()) {
      throw none(name, null);
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
