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
  private final HeldCertificate certificate =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .build();
  private final HandshakeCertificates server =
      new HandshakeCertificates.Builder().heldCertificate(certificate).build();
  private final HandshakeCertificates client =
      new HandshakeCertificates.Builder().addTrustedCertificate(certificate.certificate()).build();

  @Test
  void registryShowsTheCertificateOfTheTest() throws IOException, InterruptedException {
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
  void iamShowsTheCertificateOfTheTest() throws IOException, InterruptedException {
    try (InMemoryIam iam = InMemoryIam.builder().https(server.sslSocketFactory()).start()) {
      HttpClient http = HttpClient.newBuilder().sslContext(client.sslContext()).build();

      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(iam.url().resolve("identity/.well-known/openid-configuration"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(iam.url()).hasScheme("https");
      assertThat(response.body())
          .contains("\"token_endpoint\":\"" + iam.url() + "identity/token\"");
    }
  }
}
