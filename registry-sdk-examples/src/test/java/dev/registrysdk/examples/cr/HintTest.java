package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RegistryAuth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintTest {
  private static final String SIGN_IN =
      ". With cr: --username NAME --password-stdin, or REGISTRY_USERNAME and REGISTRY_PASSWORD,"
          + " or 'cr login HOST'\n";

  @TempDir Path directory = Path.of("");

  @Test
  void whoIsNotSignedInIsToldTheOptions() {
    try (InMemoryRegistry registry = withUser()) {
      Shell.Run run = cr("digest", registry.address() + "/acme/web:1.0");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err())
          .contains("Sign in: give the client credentials for " + registry.address())
          .endsWith(SIGN_IN.replace("HOST", registry.address()));
    }
  }

  @Test
  void whoIsRefusedIsToldTheOptions() {
    try (InMemoryRegistry registry = withUser()) {
      Shell.Run run =
          new Shell()
              .input("wrong")
              .run(
                  "digest",
                  registry.address() + "/acme/web:1.0",
                  "--username",
                  "alice",
                  "--password-stdin");

      assertThat(run.err())
          .contains("Check the user name")
          .endsWith(SIGN_IN.replace("HOST", registry.address()));
    }
  }

  @Test
  void copyNamesItsOwnOptions() {
    try (InMemoryRegistry registry = withUser()) {
      assertThat(cr("copy", registry.address() + "/acme/web:1.0", "oci:" + directory).err())
          .endsWith(
              ". With cr: --username NAME --password-stdin (between two registries: --source-username,"
                  + " --target-username), or REGISTRY_USERNAME and REGISTRY_PASSWORD, or 'cr login "
                  + registry.address()
                  + "'\n");
    }
  }

  @Test
  void aRegistryThatSpeaksPlainHttpIsNamedWithTheOption() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      String host = registry.address();

      assertThat(cr("digest", host + "/acme/web:1.0", "--https", host).err())
          .endsWith(". With cr: --plain-http " + host + "\n");
    }
  }

  @Test
  void aRegistryThatSpeaksHttpsIsNamedWithTheOption() {
    try (InMemoryRegistry registry = withCertificate()) {
      String host = registry.address();

      assertThat(cr("digest", host + "/acme/web:1.0").err())
          .endsWith(". With cr: --https " + host + "\n");
    }
  }

  @Test
  void aPrivateAuthorityIsGivenInAFile() {
    try (InMemoryRegistry registry = withCertificate()) {
      String host = registry.address();

      assertThat(cr("digest", host + "/acme/web:1.0", "--https", host).err())
          .endsWith(". With cr: --ca-file PEM\n");
    }
  }

  @Test
  void aTagThatIsTakenCanBeMoved() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      SampleImage.store(registry, "acme/web", "1.0");
      registry.putManifest(
          "acme/web",
          "stable",
          "application/vnd.oci.image.index.v1+json",
          "{\"schemaVersion\":2,\"manifests\":[]}".getBytes(StandardCharsets.UTF_8));

      assertThat(cr("tag", registry.address() + "/acme/web:1.0", "stable").err())
          .endsWith(". With cr: --move\n");
    }
  }

  @Test
  void aPlatformThatIsNotThereCanBeChosen() {
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      SampleImage.store(registry, "acme/web", "1.0");

      assertThat(
              cr(
                      "pull",
                      registry.address() + "/acme/web:1.0",
                      "oci:" + directory,
                      "--platform",
                      "plan9/mips")
                  .err())
          .endsWith(". With cr: --platform OS/ARCH\n");
    }
  }

  private static InMemoryRegistry withUser() {
    return InMemoryRegistry.builder().auth(RegistryAuth.token("alice", "pw")).start();
  }

  private static InMemoryRegistry withCertificate() {
    return InMemoryRegistry.builder()
        .https(
            new HandshakeCertificates.Builder()
                .heldCertificate(
                    new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build())
                .build()
                .sslSocketFactory())
        .start();
  }
}
