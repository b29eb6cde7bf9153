package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.http.HttpOptions;
import dev.registrysdk.local.OciLayout;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller is told when the registry cannot be reached, or is not what it should be. */
@Interop
class ConnectionFailuresIT {
  private static final HeldCertificate AUTHORITY = authority("interop authority");

  @TempDir private Path directory;
  @TempDir private Path target;

  @Test
  void aMissingRepositoryAndAMissingTagAreNotFound(Peers peers, Fixtures fixtures) {
    try (Distribution registry = Distribution.start(directory, SignIn.NONE)) {
      peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
      for (String missing : new String[] {"team/app:2.0", "team/missing:1.0"}) {
        assertThat(failure(registry.name(missing), http -> http))
            .isInstanceOf(NotFoundException.class)
            .hasMessageContaining(
                "Could not read " + registry.name(missing) + ": MANIFEST_UNKNOWN: manifest unknown")
            .hasMessageContaining("Check the repository, and the tag or digest");
      }
      try (RegistryClient client = registry.client()) {
        assertThatThrownBy(() -> client.tags().list(registry.name("team/missing")))
            .isInstanceOf(NotFoundException.class)
            .hasMessageContaining("Check the name of the repository");
      }
    }
  }

  @Test
  void nobodyListensAtAClosedPort() {
    String host;
    try (Distribution registry = Distribution.start(directory, SignIn.NONE)) {
      host = registry.host();
    }

    assertThat(failure(host + "/team/app:1.0", http -> http))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(
            "nothing answers at that host and port. Check the host and port, and that the registry"
                + " is running");
  }

  @Test
  void aHostNameWithoutAddressIsNamedAsSuch() {
    assertThat(failure("registry.invalid/team/app:1.0", http -> http))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(
            "Could not read registry.invalid/team/app:1.0: the host name has no address. Check the"
                + " host name, the network and the proxy");
  }

  @Test
  void aTrustedAuthorityLetsTheClientPull(Peers peers, Fixtures fixtures) {
    try (Distribution registry = Distribution.startTls(directory, server("127.0.0.1"));
        RegistryClient client =
            registry.client(
                http ->
                    http.addHttps(registry.host())
                        .addCertificateAuthorities(AUTHORITY.certificate()))) {
      client.images().push(fixtures.layered().place(), registry.name("team/app:1.0"));

      assertThat(peers.digest(registry, "team/app:1.0")).isEqualTo(fixtures.layered().digest());
      assertThat(
              client
                  .images()
                  .pull(registry.name("team/app:1.0"), OciLayout.at(target).image("1.0"))
                  .digest())
          .hasToString(fixtures.layered().digest());
    }
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() {
    try (Distribution registry = Distribution.startTls(directory, server("127.0.0.1"))) {
      HeldCertificate other = authority("another authority");

      assertThat(
              failure(
                  registry.name("team/app:1.0"),
                  http ->
                      http.addHttps(registry.host())
                          .addCertificateAuthorities(other.certificate())))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(
              "the certificate is not signed by an authority that is trusted here. Give the client"
                  + " the certificate authority that signed the certificate of "
                  + registry.host());
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotAccepted() {
    try (Distribution registry = Distribution.startTls(directory, server("registry.example"))) {
      assertThat(
              failure(
                  registry.name("team/app:1.0"),
                  http ->
                      http.addHttps(registry.host())
                          .addCertificateAuthorities(AUTHORITY.certificate())))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(
              "the certificate is for another host name. Use the host name that the certificate of "
                  + registry.host()
                  + " was issued for");
    }
  }

  @Test
  void aRegistryWithoutTlsIsNamedAsSuchWhenTlsWasExpected() {
    try (Distribution registry = Distribution.start(directory, SignIn.NONE)) {
      assertThat(failure(registry.name("team/app:1.0"), http -> http.addHttps(registry.host())))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(
              "the answer is not TLS. " + registry.host() + " seems to speak plain HTTP");
    }
  }

  @Test
  void aRegistryWithTlsIsNamedAsSuchWhenNoneWasExpected() {
    try (Distribution registry = Distribution.startTls(directory, server("127.0.0.1"))) {
      assertThat(failure(registry.name("team/app:1.0"), http -> http))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining(registry.host() + " speaks HTTPS; do not switch on plain HTTP");
    }
  }

  /** How a pull fails; that it leaves nothing behind is checked. */
  private RegistryException failure(String image, UnaryOperator<HttpOptions.Builder> options) {
    try (RegistryClient client = RegistryClient.builder().http(options).build()) {
      client.images().pull(image, OciLayout.at(target).image("1.0"));
    } catch (RegistryException e) {
      assertThat(Trees.files(target)).isEmpty();
      return e;
    }
    throw new AssertionError("Pulled " + image);
  }

  private static HeldCertificate authority(String name) {
    return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
  }

  private static HeldCertificate server(String name) {
    return new HeldCertificate.Builder()
        .commonName(name)
        .addSubjectAlternativeName(name)
        .signedBy(AUTHORITY)
        .build();
  }
}
