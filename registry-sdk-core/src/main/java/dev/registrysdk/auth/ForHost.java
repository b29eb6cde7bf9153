package dev.registrysdk.auth;

import dev.registrysdk.error.Redaction;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.oci.Repository;
import java.util.Locale;
import java.util.Optional;

/** Fixed credentials that one host gets to see, and no other. */
final class ForHost implements CredentialProvider {
  private final String host;
  private final Credentials credentials;

  ForHost(String host, Credentials credentials) {
    this.host = canonical(host);
    this.credentials = credentials;
  }

  /** The host as targets have it; refuses what is none. */
  static String canonical(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    // References are brought to docker.io in the same way.
    String canonical = lower.equals("index.docker.io") ? "docker.io" : lower;
    check(canonical);
    return canonical;
  }

  @Override
  public Optional<Credentials> credentials(AuthTarget target) {
    return target.host().equals(host) ? Optional.of(credentials) : Optional.empty();
  }

  /** A provider for something that is no host would never answer, and nobody would see why. */
  @SuppressWarnings("CheckReturnValue")
  private static void check(String host) {
    try {
      Repository.of(host, "image");
    } catch (OciFormatException e) { // not kept as the cause: it quotes what may hold a password
      throw new IllegalArgumentException(
          "Not the host of a registry: '"
              + Redaction.url(host.substring(host.lastIndexOf('@') + 1))
              + "'; write it as in an image reference, for example us.icr.io or localhost:5000");
    }
  }

  @Override
  public String toString() {
    return "credentials for " + host;
  }
}
