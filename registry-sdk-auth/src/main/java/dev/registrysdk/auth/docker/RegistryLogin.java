package dev.registrysdk.auth.docker;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** That somebody is signed in to a registry: where this is written, without any secret. */
@Model
@Value.Immutable
public interface RegistryLogin {
  /**
   * The registry, or the part of one that podman keeps credentials for.
   *
   * @return for example {@code us.icr.io}, {@code docker.io} or {@code us.icr.io/acme}
   */
  String registry();

  /**
   * The name that the user has there.
   *
   * @return the name; empty for tokens, and for helpers that tell it only with the secret
   */
  Optional<String> username();

  /**
   * The credential helper that keeps the secret.
   *
   * @return what the configuration calls the helper; empty if the secret is in the file
   */
  Optional<String> helper();

  /**
   * Where it is written.
   *
   * @return the path of a file, or the name of an environment variable
   */
  String source();

  /**
   * Starts an entry.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RegistryLogin}. */
  final class Builder extends ImmutableRegistryLogin.Builder {
    Builder() {}
  }
}
