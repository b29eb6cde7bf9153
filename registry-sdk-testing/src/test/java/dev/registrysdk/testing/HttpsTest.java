package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

final class HttpsTest {
  @Test
  void registryShowsTheCertificateOfTheTest() throws IOException, InterruptedException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates client =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder()
            .hostName("localhost")
            .https(server.sslSocketFactory())
            .auth(RegistryAuth.token("user", "secret"))
            .start()) {
      HttpClient http = HttpClient.newBuilder().sslContext(client.sslContext()).build();

      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(registry.url().resolve("v2/")).build(),
              BodyHandlers.ofByteArray());

      assertThat(registry.url()).hasScheme("https");
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(header(response, "WWW-Authenticate"))
          .contains("realm=\"https://" + registry.address() + "/token\"");
    }
  }

  @Test
  void regionServesBothPlanesOverHttps() throws IOException, InterruptedException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates client =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
    try (InMemoryIcr icr = InMemoryIcr.builder().https(server.sslSocketFactory()).start()) {
      HttpClient http = HttpClient.newBuilder().sslContext(client.sslContext()).build();

      HttpResponse<byte[]> data =
          http.send(
              HttpRequest.newBuilder(icr.url().resolve("v2/")).build(), BodyHandlers.ofByteArray());
      HttpResponse<byte[]> control =
          http.send(
              HttpRequest.newBuilder(icr.url().resolve("api/v1/messages")).build(),
              BodyHandlers.ofByteArray());

      assertThat(header(data, "WWW-Authenticate"))
          .isEqualTo(
              "Bearer realm=\"https://" + icr.address() + "/oauth/token\", service=\"registry\"");
      assertThat(control.statusCode()).isEqualTo(204);
    }
  }
}
