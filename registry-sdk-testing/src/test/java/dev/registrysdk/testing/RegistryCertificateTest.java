package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistryCertificateTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost"})
  void generatedCertificateIsForThisMachine(String host) throws Exception {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().hostName(host).https().start()) {
      assertThat(ping(registry, registry.certificate()).statusCode()).isEqualTo(200);
      assertThat(registry.url()).hasToString("https://" + registry.address() + "/");
    }
  }

  @Test
  void certificateIsOfTheNamesAndSignedByItsAuthority() throws GeneralSecurityException {
    RegistryCertificate certificate = RegistryCertificate.create();

    assertThat(certificate.certificate().getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
    certificate.certificate().verify(certificate.authority().getPublicKey());
    certificate
        .trustManager()
        .checkServerTrusted(new X509Certificate[] {certificate.certificate()}, "ECDHE_ECDSA");
    assertThat(certificate.authority().getBasicConstraints()).isZero();
    assertThat(certificate)
        .hasToString(
            "certificate for localhost, 127.0.0.1, ::1 until "
                + certificate.certificate().getNotAfter().toInstant());
  }

  @Test
  void authorityCanBeWrittenForPrograms(@TempDir Path directory) throws Exception {
    RegistryCertificate certificate = RegistryCertificate.create();

    Path file = certificate.writePem(directory.resolve("ca.crt"));

    assertThat(file).hasContent(certificate.pem());
    assertThat(
            CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(file)))
        .isEqualTo(certificate.authority());
    assertThatThrownBy(() -> certificate.writePem(directory.resolve("none/ca.crt")))
        .hasMessageStartingWith(
            "Cannot write the certificate to " + directory.resolve("none/ca.crt"));
  }

  @Test
  void certificateOfAnotherAuthorityIsRefused() {
    try (InMemoryRegistry registry = InMemoryRegistry.builder().https().start()) {
      RegistryCertificate other = RegistryCertificate.create();

      assertThatThrownBy(() -> ping(registry, other)).isInstanceOf(SSLException.class);
      assertThat(registry.requests()).isEmpty();
    }
  }

  @Test
  void expiredCertificateIsRefused() {
    RegistryCertificate expired = RegistryCertificate.expired();
    try (InMemoryRegistry registry = InMemoryRegistry.builder().https(expired).start()) {
      assertThatThrownBy(() -> ping(registry, expired))
          .isInstanceOf(SSLException.class)
          .hasStackTraceContaining("NotAfter");
    }
  }

  @Test
  void certificateForAnotherHostIsRefused() {
    RegistryCertificate other = RegistryCertificate.forHosts("registry.example.com");
    try (InMemoryRegistry registry = InMemoryRegistry.builder().https(other).start()) {
      assertThatThrownBy(() -> ping(registry, other))
          .isInstanceOf(SSLException.class)
          .hasStackTraceContaining("127.0.0.1");
    }
    assertThatThrownBy(RegistryCertificate::forHosts)
        .hasMessage(
            "A certificate needs a name: use create() for this machine, or forHosts(…) with a"
                + " name");
  }

  @Test
  void severalServersShareACertificate() throws Exception {
    RegistryCertificate certificate = RegistryCertificate.create();
    HttpClient client = TlsClient.http1(certificate);
    try (InMemoryIam iam = InMemoryIam.builder().https(certificate).start();
        InMemoryIcr icr = InMemoryIcr.builder().https(certificate).iam(iam).start()) {
      assertThat(List.of(iam.certificate(), icr.certificate(), icr.registry().certificate()))
          .containsOnly(certificate);
      for (var url : List.of(iam.url().resolve("identity/keys"), icr.url().resolve("v2/"))) {
        assertThat(
                client
                    .send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode())
            .isLessThan(500);
      }
    }
  }

  @Test
  void registryWithoutACertificateSaysHowToGetOne() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      assertThatThrownBy(registry::certificate)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The registry at "
                  + registry.url()
                  + " has no certificate of its own: start it with https() or"
                  + " https(RegistryCertificate)");
    }
  }

  private static HttpResponse<Void> ping(InMemoryRegistry registry, RegistryCertificate trusted)
      throws IOException, InterruptedException {
    return TlsClient.http1(trusted)
        .send(
            HttpRequest.newBuilder(registry.url().resolve("v2/")).build(),
            BodyHandlers.discarding());
  }
}
