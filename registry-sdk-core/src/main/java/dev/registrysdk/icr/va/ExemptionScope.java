package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where an exemption holds: in the whole account, a namespace, a repository or one image. Made by
 * its factories, or told by the service.
 */
@Model
@Value.Immutable
public interface ExemptionScope {
  /** The type of a scope that is the whole account. */
  String ACCOUNT = "account";

  /** The type of a scope that is a namespace. */
  String NAMESPACE = "namespace";

  /** The type of a scope that is a repository. */
  String REPOSITORY = "repository";

  /** The type of a scope that is an image. */
  String IMAGE = "image";

  /**
   * Which of the four it is.
   *
   * @return for example {@link #REPOSITORY}; one that this version does not know is kept as it is
   */
  String type();

  /**
   * The registry to ask.
   *
   * @return for example {@code us.icr.io}; empty for the one of the client's region
   */
  Optional<String> registry();

  /**
   * The namespace.
   *
   * @return for example {@code acme}; empty for the whole account
   */
  Optional<String> namespace();

  /**
   * The repository, inside the namespace.
   *
   * @return for example {@code web}; empty for a namespace
   */
  Optional<String> repository();

  /**
   * The tag of an image.
   *
   * @return for example {@code 1.0}
   */
  Optional<String> tag();

  /**
   * The digest of an image. The service does not tell it.
   *
   * @return the digest of a manifest
   */
  Optional<Digest> digest();

  /**
   * What the service calls it in an address.
   *
   * @return for example {@code acme/web:1.0}; empty for the whole account
   * @throws IllegalStateException if it is of no known type, or lacks what its type needs: a guess
   *     could be wider than what is meant
   */
  default Optional<String> resource() {
    return Scopes.resource(this);
  }

  /**
   * The whole account.
   *
   * @return the scope
   */
  static ExemptionScope account() {
    return builder().type(ACCOUNT).build();
  }

  /**
   * A namespace, in the client's region.
   *
   * @param name for example {@code acme}
   * @return the scope
   * @throws IllegalArgumentException if it is not the name of a namespace
   */
  static ExemptionScope namespace(String name) {
    return Scopes.namespace(Optional.empty(), name);
  }

  /**
   * A repository.
   *
   * @param repository registry and path
   * @return the scope
   * @throws IllegalArgumentException if its path has no namespace
   */
  static ExemptionScope repository(Repository repository) {
    return Scopes.repository(Optional.of(repository.registry()), repository).build();
  }

  /**
   * An image.
   *
   * @param image a reference; with a digest, the tag does not count
   * @return the scope
   * @throws IllegalArgumentException if its path has no namespace
   */
  static ExemptionScope image(ImageReference image) {
    return Scopes.image(Optional.of(image.registry()), image);
  }

  /**
   * Reads a scope as the command line of IBM Cloud writes it, with a registry in front or without.
   *
   * @param text {@code *} for the whole account, or for example {@code acme}, {@code acme/web},
   *     {@code acme/web:1.0}, {@code acme/web@sha256:…} or {@code us.icr.io/acme/web}
   * @return the scope
   * @throws IllegalArgumentException if it is none of these
   */
  static ExemptionScope parse(String text) {
    return Scopes.parse(text);
  }

  /**
   * Starts a scope.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ExemptionScope}. */
  final class Builder extends ImmutableExemptionScope.Builder {
    Builder() {}
  }
}
