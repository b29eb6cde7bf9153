package dev.registrysdk.auth;

import java.util.List;
import java.util.Optional;

/** Asks several providers in order. */
final class FirstOf implements CredentialProvider {
  private final List<CredentialProvider> providers;

  FirstOf(List<CredentialProvider> providers) {
    this.providers = providers;
  }

  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    return providers.stream()
        .flatMap(provider -> provider.credentials(target).stream())
        .findFirst();
  }

  @Override
  public void refused(AuthTarget target, Credentials refused) {
    providers.forEach(provider -> provider.refused(target, refused));
  }
}
