package dev.registrysdk.auth.keychain;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.icr.Region;
import java.util.Optional;
import java.util.Set;

/**
 * Credentials for IBM Cloud that are configured and cannot be had: a failure for its registries, of
 * which no other registry has to know.
 *
 * @param problem what is wrong
 * @param registries hosts that would get the credentials in addition
 */
record Unusable(RegistryException problem, Set<String> registries) implements CredentialProvider {
  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    if (Region.serves(target.host()) || registries.contains(target.host())) {
      throw problem.within("Signing in to " + target.host());
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "not usable (" + problem.getMessage() + ")";
  }
}
