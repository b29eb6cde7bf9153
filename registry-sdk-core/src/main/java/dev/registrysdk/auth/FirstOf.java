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

  /** The account of the credentials that count, not one that another provider happens to know. */
  @Override
  public Optional<String> account(AuthTarget target) {
    return counting(target).flatMap(provider -> provider.account(target));
  }

  @Override
  public Optional<Credentials.IdentityToken> refreshToken(AuthTarget target) {
    return counting(target).flatMap(provider -> provider.refreshToken(target));
  }

  @Override
  public boolean withholds(AuthTarget target) {
    return providers.stream().anyMatch(provider -> provider.withholds(target));
  }

  private Optional<CredentialProvider> counting(AuthTarget target) {
    return providers.stream()
        .filter(provider -> provider.credentials(target).isPresent())
        .findFirst();
  }

  @Override
  public void refused(AuthTarget target, Credentials refused) {
    providers.forEach(provider -> provider.refused(target, refused));
  }
}
