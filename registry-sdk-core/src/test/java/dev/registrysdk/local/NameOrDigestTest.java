package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.TestImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code web:latest} follows the grammar of digests, but is a name. */
class NameOrDigestTest {
  @TempDir Path temp;

  @Test
  void aNameThatLooksLikeADigestIsANameInEveryPlace() {
    List<ImageStore> places =
        List.of(
            OciLayout.at(temp.resolve("layout")).image("web:latest"),
            OciLayout.archive(temp.resolve("layout.tar")).image("web:latest"),
            DockerArchive.at(temp.resolve("docker.tar")).image("web:latest").layersAsTheyAre());

    for (ImageStore place : places) {
      TestImage image = TestImage.of("web").writeTo(place);

      try (ImageReader reader = place.openReader()) {
        assertThat(reader.root()).as("%s", place).isEqualTo(image.manifest());
      }
    }
  }
}
