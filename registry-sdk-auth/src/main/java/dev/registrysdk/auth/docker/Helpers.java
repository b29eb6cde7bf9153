package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The credential helpers that configurations name. */
final class Helpers {
  private final DockerConfigOptions options;

  Helpers(DockerConfigOptions options) {
    this.options = options;
  }

  /** The helper for a registry, guessed only if that is wanted and nothing else is said. */
  Optional<String> of(AuthDocument document, String host) {
    Optional<String> helper = document.helper(host);
    return helper.isPresent() || !options.detectStore() || document.configuresCredentials()
        ? helper
        : DefaultStore.find(options.environment());
  }

  /** Asks by one name of a registry after the other. */
  Optional<Credentials> get(String helper, List<String> keys) {
    return keys.stream().flatMap(key -> named(helper).get(key).stream()).findFirst();
  }

  void store(String helper, List<String> keys, Credentials credentials) {
    named(helper).store(keys.get(0), credentials);
  }

  /** Erases what is kept under any of the names; false if there is nothing. */
  boolean erase(String helper, List<String> keys) {
    List<String> kept = keys.stream().filter(key -> named(helper).get(key).isPresent()).toList();
    kept.forEach(key -> named(helper).erase(key));
    return !kept.isEmpty();
  }

  Map<String, String> list(String helper) {
    return named(helper).list();
  }

  private CredentialHelper named(String helper) {
    return new CredentialHelper(helper, options.environment(), options.helperTimeout());
  }
}
