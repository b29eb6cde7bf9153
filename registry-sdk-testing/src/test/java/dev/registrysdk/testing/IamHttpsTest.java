package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

final class IamHttpsTest {
  @Test
  void serviceShowsTheCertificateOfTheTest() throws IOException, InterruptedException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    HandshakeCertificates client =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(certificate.certificate())
            .build();
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
