package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
  private final InMemoryRegistry registry =
      InMemoryRegistry.builder()
          .https(
              new HandshakeCertificates.Builder()
                  .heldCertificate(certificate)
                  .build()
                  .sslSocketFactory())
          .start();
  private final Digest digest = SampleImage.store(registry, "acme/web", "1.0");
  private final String image = registry.address() + "/acme/web:1.0";

  @TempDir Path directory = Path.of("");

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void aPrivateAuthorityIsTrustedWhenItsFileIsGiven() throws IOException {
    Path pem = Files.writeString(directory.resolve("ca.pem"), certificate.certificatePem());

    assertThat(cr("digest", image, "--https", registry.address(), "--ca-file", pem.toString()))
        .isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void anUnknownAuthorityIsNotTrusted() {
    Shell.Run run = cr("digest", image, "--https", registry.address());

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("Give the client the certificate authority that signed");
  }

  @Test
  void helpSaysWherePasswordsGoOverPlainHttp() {
    assertThat(cr("digest", "--help").out().replaceAll("\\s+", " "))
        .contains("passwords are not sent to it, except on loopback.");
  }

  @Test
  void anInsecureRegistryIsNotChecked() {
    assertThat(cr("digest", image, "--insecure", registry.address()))
        .isEqualTo(new Shell.Run(0, digest + "\n", ""));
  }

  @Test
  void anotherRegistryIsCheckedAllTheSame() {
    Shell.Run run = cr("digest", image, "--https", registry.address(), "--insecure", "127.0.0.1:1");

    assertThat(run.exitCode()).isEqualTo(5);
  }

  @Test
  void aFileWithoutCertificatesIsAStorageError() throws IOException {
    Path empty = Files.createFile(directory.resolve("ca.pem"));

    assertThat(cr("digest", image, "--ca-file", empty.toString()).exitCode()).isEqualTo(7);
  }
}
