package dev.registrysdk.auth;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Fixed credentials for several hosts, each of which gets to see its own only. */
final class PerHost implements CredentialProvider {
  private final Map<String, Credentials> credentials;

  private PerHost(Map<String, Credentials> credentials) {
    this.credentials = credentials;
  }

  static PerHost of(Map<String, Credentials> credentials) {
    Map<String, Credentials> byHost = new TreeMap<>();
    credentials.forEach(
        (host, shown) -> {
          String canonical = ForHost.canonical(host);
          if (byHost.put(canonical, shown) != null) {
            throw new IllegalArgumentException(
                "There are two credentials for " + canonical + "; keep one of them");
          }
        });
    return new PerHost(byHost);
  }

  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    return Optional.ofNullable(credentials.get(target.host()));
  }

  @Override
  public String toString() {
    return "credentials for " + String.join(", ", credentials.keySet());
  }
}
