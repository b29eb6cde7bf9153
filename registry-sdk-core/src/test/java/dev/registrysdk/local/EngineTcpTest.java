package dev.registrysdk.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine behind a TCP port, plain and with certificates as Docker sets them up. */
class EngineTcpTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Lab").build();

  @TempDir private Path certificates;
  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private void answer() throws IOException {
    server.enqueue(new MockResponse.Builder().addHeader("Api-Version", "1.44").body("OK").build());
    server.enqueue(new MockResponse.Builder().body("[]").build());
    server.start();
  }

  private void certified() throws IOException {
    HeldCertificate own =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .signedBy(AUTHORITY)
            .build();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(own)
            .addTrustedCertificate(AUTHORITY.certificate())
            .build()
            .sslSocketFactory());
    server.requireClientAuth();
    answer();
    HeldCertificate client =
        new HeldCertificate.Builder().commonName("ci").signedBy(AUTHORITY).rsa2048().build();
    Files.writeString(certificates.resolve("ca.pem"), AUTHORITY.certificatePem());
    Files.writeString(certificates.resolve("cert.pem"), client.certificatePem());
    Files.writeString(certificates.resolve("key.pem"), client.privateKeyPkcs1Pem());
  }

  private DockerEngine engine(String... more) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "DOCKER_HOST",
                "tcp://localhost:" + server.getPort(),
                "DOCKER_CERT_PATH",
                certificates.toString()));
    for (String name : more) {
      environment.put(name, "1");
    }
    return DockerEngine.fromEnvironment(environment);
  }

  @Test
  void anEngineOnThisMachineIsReachedOverPlainTcp() throws Exception {
    answer();

    assertThat(DockerEngine.at("tcp://127.0.0.1:" + server.getPort() + "/base").list()).isEmpty();
    assertThat(server.takeRequest().getTarget()).isEqualTo("/base/_ping");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/base/v1.44/images/json");
  }

  @Test
  void theCertificatesOfTheEnvironmentAreShownAndTrusted() throws Exception {
    certified();

    assertThat(engine("DOCKER_TLS_VERIFY").list()).isEmpty();
    assertThat(requireNonNull(server.takeRequest().getHandshake()).peerPrincipal())
        .hasToString("CN=ci");
  }

  @Test
  void withoutVerificationTheAuthorityDoesNotMatter() throws Exception {
    certified();
    Files.delete(certificates.resolve("ca.pem"));

    assertThat(engine().list()).isEmpty();
  }

  @Test
  void withVerificationAnAuthorityThatIsNotKnownIsNotTrusted() throws Exception {
    certified();
    Files.delete(certificates.resolve("ca.pem"));

    assertThatThrownBy(() -> engine("DOCKER_TLS_VERIFY").list())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(
            "the certificate is not signed by an authority that is trusted here. ");
  }
}
