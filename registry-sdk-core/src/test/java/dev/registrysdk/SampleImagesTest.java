package dev.registrysdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.SampleImage;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample images of the test kit are images to this library. */
class SampleImagesTest {
  @TempDir Path directory;

  private final InMemoryRegistry hub = InMemoryRegistry.start();
  private final RegistryClient registry = RegistryClient.builder().build();

  @AfterEach
  void stop() {
    registry.close();
    hub.close();
  }

  static Stream<SampleImage> samples() {
    return Stream.of(
        SampleImages.small(),
        SampleImages.layered(),
        SampleImages.multiPlatform(),
        SampleImages.dockerManifestList(),
        SampleImages.withReferrers(),
        SampleImages.artifact(),
        SampleImages.huge(20_000_000));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySampleIsPulledAndPushedWhole(SampleImage sample) {
    sample.pushTo(hub, "acme/web:1.0");
    OciLayout layout = OciLayout.at(directory);
    String copy = hub.address() + "/acme/copy:1.0";

    CopyResult pulled = registry.images().pull(hub.address() + "/acme/web:1.0", layout);
    registry.images().push(layout, copy);

    assertThat(pulled.digest()).hasToString(sample.digest());
    assertThat(hub.image(copy).orElseThrow().digest()).isEqualTo(sample.digest());
  }

  @Test
  void layersAreUnpackedIntoADockerArchive() {
    SampleImages.layered().pushTo(hub, "acme/web:1.0");
    DockerArchive archive = DockerArchive.at(directory.resolve("web.tar"));

    registry.images().pull(hub.address() + "/acme/web:1.0", archive);

    assertThat(archive.images()).hasSize(1);
  }

  @Test
  void archivesHaveEveryKindOfEntry() throws IOException {
    StoredImage image = SampleImages.layered().pushTo(hub, "acme/web:1.0");

    List<String> entries = new ArrayList<>();
    for (int layer = 0; layer < 2; layer++) {
      byte[] blob = hub.blob("acme/web", image.layers().get(layer).digest()).orElseThrow();
      TarArchiveInputStream tar =
          new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(blob)));
      for (TarArchiveEntry each = tar.getNextEntry(); each != null; each = tar.getNextEntry()) {
        assertThat(each.isCheckSumOK()).isTrue();
        assertThat(each.getLongUserId()).isZero();
        entries.add(
            "%s %o %d %s"
                .formatted(each.getName(), each.getMode(), each.getSize(), each.getLinkName()));
      }
    }
    assertThat(entries)
        .containsExactly(
            "etc/ 755 0 ",
            "etc/os-release 644 23 ",
            "etc/motd 644 8 ",
            "var/ 755 0 ",
            "var/cache/ 755 0 ",
            "var/cache/old 644 4 ",
            "var/cache/same 644 0 var/cache/old",
            "bin/ 755 0 ",
            "bin/hello 755 6 ",
            "bin/hi 777 0 hello");
  }
}
