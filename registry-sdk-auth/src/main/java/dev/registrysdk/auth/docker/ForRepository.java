package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.oci.Repository;
import java.util.Optional;

/** Answers for one repository's registry, by the keys that podman has for parts of registries. */
final class ForRepository implements CredentialProvider {
  private final CredentialSearch search;
  private final Repository repository;

  ForRepository(CredentialSearch search, Repository repository) {
    this.search = search;
    this.repository = repository;
  }

  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    String host = RegistryKey.canonical(target.host());
    return host.equals(RegistryKey.canonical(repository.registry()))
        ? search.find(target, document -> document.entry(repository))
        : Optional.empty();
  }

  @Override
  public void refused(AuthTarget target, Credentials refused) {
    search.refused(target, refused);
  }

  @Override
  public String toString() {
    return "credentials for " + repository;
  }
}
