package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class LocationTest {
  @Test
  void aRegistryThatDoesNotKnowOfItsTlsNamesPlainHttp() throws IOException, InterruptedException {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(certificate.certificate())
            .build();
    try (InMemoryRegistry registry =
        InMemoryRegistry.builder()
            .preset(RegistryPreset.harborLike())
            .without(Feature.LOCATION_SCHEME)
            .https(certificates.sslSocketFactory())
            .start()) {
      registry.createNamespace("acme");
      HttpClient http = HttpClient.newBuilder().sslContext(certificates.sslContext()).build();

      String location =
          Client.location(
              http.send(
                  HttpRequest.newBuilder(registry.url().resolve("v2/acme/web/blobs/uploads/"))
                      .POST(BodyPublishers.noBody())
                      .build(),
                  BodyHandlers.ofByteArray()));

      assertThat(location).startsWith("http://" + registry.address() + "/v2/acme/web/");
    }
  }
}
