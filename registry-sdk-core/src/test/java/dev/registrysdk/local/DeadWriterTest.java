package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.store.TestImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What writers leave behind that did not live to clean up. */
class DeadWriterTest {
  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"oci", "oci-archive", "docker-archive"})
  void whatAKilledProcessLeftIsRemovedByTheNextWriterButNotBeforeItIsDead(String kind)
      throws Exception {
    Path place = temp.resolve("place");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StuckWriter.class.getName(),
                kind,
                place.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
      assertThat(said.readLine()).isEqualTo("writing");

      TestImage.of("web").writeTo(StuckWriter.place(kind, place));
      assertThat(temporaries()).hasSize(1);
    } finally {
      other.destroyForcibly().waitFor();
    }

    TestImage.of("other").writeTo(StuckWriter.place(kind, place));
    assertThat(temporaries()).isEmpty();
  }

  @Test
  void aLinkOrADirectoryWithoutALockIsLeftToTheAgeRule() throws IOException {
    Path layout = Files.createDirectory(temp.resolve("place"));
    Path directory = Files.createDirectory(layout.resolve(".registry-sdk-1-1-a.tmp"));
    Path link = Files.createSymbolicLink(layout.resolve(".registry-sdk-1-1-b.tmp"), directory);

    TestImage.of("web").writeTo(OciLayout.at(layout));

    assertThat(directory).exists();
    assertThat(link).isSymbolicLink();
  }

  /** The temporary files and directories at the place and next to it, not those inside of them. */
  private List<Path> temporaries() throws IOException {
    try (Stream<Path> files = Files.walk(temp, 2)) {
      return files
          .filter(Temporary::is)
          .filter(file -> !Temporary.is(file.resolveSibling("")))
          .toList();
    }
  }
}
