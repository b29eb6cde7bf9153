package dev.registrysdk.docs;

import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryCertificate;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The regions between {@code snippet} comments stand in the guide to testing as they are. */
class HttpsSnippetsTest {
  @TempDir Path directory;

  @Test
  void certificate() {
    // snippet: kit-https
    RegistryCertificate certificate = RegistryCertificate.create();
    try (InMemoryRegistry server = InMemoryRegistry.builder().https(certificate).http2().start();
        RegistryClient registry =
            RegistryClient.builder()
                .http(
                    http ->
                        http.addHttps(server.address()) // loopback is plain HTTP otherwise
                            .addCertificateAuthorities(certificate.authority()))
                .build()) {
      SampleImages.small().pushTo(server, "acme/web:1.0");

      assertThat(registry.tags().list(server.address() + "/acme/web")).containsExactly("1.0");
    }
    HttpClient java = HttpClient.newBuilder().sslContext(certificate.sslContext()).build();
    Path authority = certificate.writePem(directory.resolve("ca.crt")); // for other programs
    // end
    assertThat(java.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(authority).content().startsWith("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void largeContent() {
    // snippet: kit-large
    InMemoryRegistry source = InMemoryRegistry.start();
    InMemoryRegistry target = InMemoryRegistry.builder().keepInMemoryUpTo(64 << 10).start();
    try (source;
        target;
        RegistryClient registry = RegistryClient.create()) {
      StoredImage data = SampleImages.huge(16 << 20).pushTo(source, "acme/data:1.0");

      registry
          .images()
          .copy(source.address() + "/acme/data:1.0", target.address() + "/acme/data:1.0");

      assertThat(target).hasImage("acme/data:1.0").withDigest(data.digest());
      assertThat(target.leftovers().files()).isNotEmpty(); // the layer is in one of them
    }
    assertThat(target.leftovers().files()).isEmpty();
    // end
  }
}
