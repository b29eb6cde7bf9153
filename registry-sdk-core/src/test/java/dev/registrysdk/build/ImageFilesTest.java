package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageFilesTest {
  private final Workspace workspace = new Workspace();
  private final MemoryStore store = new MemoryStore("base");
  private ImageReader reader = store.openReader();

  @AfterEach
  void close() {
    reader.close();
    workspace.close();
  }

  private static Layer lower() {
    return Layer.builder()
        .bytes("root:x:0:0\n".getBytes(UTF_8), "/etc/passwd")
        .bytes("lower".getBytes(UTF_8), "/d/a")
        .bytes("lower".getBytes(UTF_8), "/d/b")
        .bytes("lower".getBytes(UTF_8), "/e/x")
        .bytes("lower".getBytes(UTF_8), "/gone/x")
        .directory("/tmp", EntryAttributes.mode(01777))
        .symlink("/var/run", "/run")
        .symlink("/up", "../../../etc")
        .symlink("/round", "round")
        .directory("/run")
        .build();
  }

  private static Layer upper() {
    return Layer.builder()
        .bytes("upper".getBytes(UTF_8), "/d/b")
        .delete("/d/a")
        .clear("/e")
        .bytes("upper".getBytes(UTF_8), "/e/y")
        .delete("/gone")
        .bytes("t".getBytes(UTF_8), "/tmp/t")
        .build();
  }

  private ImageFiles files() {
    ImageBuilder.scratch().layer(lower()).layer(upper()).writeTo(store);
    reader = store.openReader();
    store.log.clear();
    OpenImage image = OpenImage.choose(reader, "base", List.of(Platform.LINUX_AMD64)).get(0);
    store.log.clear();
    return new LayerFiles(workspace, UnpackLimits.DEFAULT).of(image, List.of());
  }

  private static String read(ImageFiles files, String path) throws IOException {
    return new String(files.read(path, 100), UTF_8);
  }

  @Test
  void upperLayersCoverLowerOnes() throws IOException {
    ImageFiles files = files();

    assertThat(read(files, "d/b")).isEqualTo("upper");
    assertThat(read(files, "etc/passwd")).isEqualTo("root:x:0:0\n");
    assertThat(files.find("d/a")).isEmpty();
    assertThat(files.find("gone/x")).isEmpty();
    assertThat(files.find("gone")).isEmpty();
    assertThat(files.find("e/x")).isEmpty();
    assertThat(read(files, "e/y")).isEqualTo("upper");
  }

  @Test
  void directoriesListWhatIsLeft() throws IOException {
    ImageFiles files = files();

    assertThat(files.list("")).containsExactly("d", "e", "etc", "round", "run", "tmp", "up", "var");
    assertThat(files.list("d")).containsExactly("b");
    assertThat(files.list("e")).containsExactly("y");
    assertThat(files.walk("d").stream().map(LayerEntry::path)).containsExactly("d", "d/b");
    assertThatThrownBy(() -> files.list("d/b"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("/d/b is no directory in the image");
  }

  @Test
  void directoryOfABaseKeepsItsAttributesUnderAnUpperLayerThatOnlyUsesIt() {
    ImageFiles files =
        new ImageFiles(
            List.of(
                () -> LayerIndex.of(lower().entries(workspace)),
                () -> LayerIndex.of(upper().entries(workspace))));

    assertThat(files.find("tmp").orElseThrow().mode()).isEqualTo(01777);
    assertThat(files.find("d").orElseThrow().mode()).isEqualTo(0755);
  }

  @Test
  void linksAreFollowedInsideOfTheImage() throws IOException {
    ImageFiles files = files();

    assertThat(files.resolve("var/run/x")).isEqualTo("run/x");
    assertThat(files.resolve("up/passwd")).isEqualTo("etc/passwd");
    assertThat(files.resolve("no/such/../file")).isEqualTo("no/file");
    assertThatThrownBy(() -> files.resolve("round/x"))
        .hasMessage("/round/x has too many symbolic links");
  }

  @Test
  void layersAreBroughtOnlyWhenTheyAreNeededAndOnce() throws IOException {
    ImageFiles files = files();

    assertThat(read(files, "d/b")).isEqualTo("upper");
    assertThat(store.log).hasSize(1);
    files.list("d");
    files.list("etc");
    assertThat(store.log).hasSize(2);
  }

  @Test
  void fileOverADirectoryHidesWhatWasInIt() {
    Layer file = Layer.builder().bytes(new byte[0], "/d").build();
    ImageFiles files =
        new ImageFiles(
            List.of(
                () -> LayerIndex.of(lower().entries(workspace)),
                () -> LayerIndex.of(file.entries(workspace))));

    assertThat(files.find("d/a")).isEmpty();
    assertThat(files.find("d").orElseThrow().kind()).isEqualTo(LayerEntry.Kind.FILE);
  }

  @Test
  void hardLinkIsTheFileItIsOf() throws IOException {
    LayerEntry file =
        LayerEntry.file("a", EntryAttributes.DEFAULT, 0600, EntryContent.of(new byte[] {'x'}));
    LayerEntry link =
        new LayerEntry(
            "b",
            LayerEntry.Kind.HARD_LINK,
            0,
            0,
            0,
            null,
            "a",
            null,
            Map.of(),
            LayerEntry.Device.NONE);
    ImageFiles files = new ImageFiles(List.of(() -> LayerIndex.of(List.of(file, link))));

    assertThat(read(files, "b")).isEqualTo("x");
    assertThat(files.find("b").orElseThrow().path()).isEqualTo("b");
    assertThat(files.find("b").orElseThrow().mode()).isEqualTo(0600);
  }

  @Test
  void fileLargerThanTheLimitIsRefused() {
    ImageFiles files = files();

    assertThatThrownBy(() -> files.read("etc/passwd", 3))
        .hasMessage("/etc/passwd has more than 3 bytes");
  }
}
