package dev.registrysdk.examples.cr;

import static dev.registrysdk.examples.cr.Shell.cr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.examples.SampleImage;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.testing.InMemoryRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Digest digest = SampleImage.store(registry, "acme/web", "1.0");
  private final String image = registry.address() + "/acme/web:1.0";

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void peopleGetALineForEachFact() {
    Shell.Run run = cr("inspect", image, "--platform", "linux/arm64");

    assertThat(run.exitCode()).isZero();
    assertThat(run.masked().out())
        .isEqualTo(
            """
            Image       %s
            Digest      DIGEST
            Type        application/vnd.oci.image.index.v1+json
            Platforms   linux/amd64, linux/arm64
            Manifest    DIGEST
            Platform    linux/arm64
            Entrypoint  /bin/hello
            Label       org.opencontainers.image.title=hello
            Size        SIZE
            Layer       DIGEST SIZE
            Layer       DIGEST SIZE
            """
                .formatted(image));
  }

  @Test
  void machinesGetJson() {
    Shell.Run run = cr("inspect", image, "--platform", "linux/arm64", "--json");

    assertThat(run.out())
        .startsWith("{\"image\":\"%s\",\"digest\":\"%s\"".formatted(image, digest))
        .contains("\"platforms\":[\"linux/amd64\",\"linux/arm64\"],\"manifest\":\"sha256:")
        .contains("\"layers\":[{\"digest\":\"sha256:")
        .endsWith(
            "\"config\":{\"platform\":\"linux/arm64\",\"entrypoint\":[\"/bin/hello\"],\"cmd\":[],"
                + "\"exposedPorts\":[],\"env\":[],"
                + "\"labels\":{\"org.opencontainers.image.title\":\"hello\"}}}\n");
  }

  @Test
  void aPlatformThatIsNotThereIsNotFound() {
    Shell.Run run = cr("inspect", image, "--platform", "linux/s390x");

    assertThat(run)
        .isEqualTo(
            new Shell.Run(
                4,
                "",
                "cr: There is no image for linux/s390x in "
                    + image
                    + ": it has linux/amd64, linux/arm64. Choose one of the platforms that are"
                    + " there. With cr: --platform OS/ARCH\n"));
  }
}
