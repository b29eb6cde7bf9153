package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.StorageException;
import dev.registrysdk.fixture.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerBuilderTest {
  @TempDir private Path directory;
  private final MemoryStore target = new MemoryStore("1.0");

  private BuiltLayer built(Layer layer) {
    return build(layer, 2);
  }

  private BuiltLayer build(Layer layer, int threads) {
    return ImageBuilder.scratch()
        .created(Instant.EPOCH)
        .compressionThreads(threads)
        .layer(layer)
        .writeTo(target)
        .images()
        .get(0)
        .layers()
        .get(0);
  }

  private static List<String> paths(Layer layer) {
    try (Workspace workspace = new Workspace()) {
      return layer.entries(workspace).stream()
          .map(entry -> entry.kind() + " " + entry.path())
          .toList();
    }
  }

  private static Layer sample() {
    return Layer.builder()
        .directory("/app", EntryAttributes.owner(1000, 1000))
        .bytes("hello\n".getBytes(UTF_8), "/app/hello", EntryAttributes.mode(0755))
        .bytes(new byte[300_000], "/app/zeros")
        .symlink("/app/link", "hello")
        .bytes("ü".getBytes(UTF_8), "/app/grüße")
        .delete("/etc/motd")
        .clear("/var/cache")
        .build();
  }

  @Test
  void uncompressedLayerHasTheDigestItAlwaysHad() {
    assertThat(built(sample()).diffId())
        .hasToString("sha256:5f81361faaee4784a57c19dc8424a1462e667a8010a84677d50388007d74f366");
  }

  @Test
  void digestDoesNotDependOnThreads() {
    assertThat(build(sample(), 1).descriptor()).isEqualTo(build(sample(), 8).descriptor());
  }

  @Test
  void digestDoesNotDependOnTheOrderOfEntries() {
    Layer one = Layer.builder().bytes(new byte[1], "b").bytes(new byte[2], "a").build();
    Layer other = Layer.builder().bytes(new byte[2], "a").bytes(new byte[1], "b").build();

    assertThat(built(one).diffId()).isEqualTo(built(other).diffId());
  }

  @Test
  void digestDoesNotDependOnWhenFilesWereMade() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "x");
    BuiltLayer before = built(Layer.builder().file(file, "/f").build());
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

    assertThat(built(Layer.builder().file(file, "/f").build()).diffId()).isEqualTo(before.diffId());
  }

  @Test
  void timesOfFilesAreKeptWhenAskedFor() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "x");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_234_567));
    try (Workspace workspace = new Workspace()) {
      assertThat(Layer.builder().keepTimes().file(file, "/f").build().entries(workspace).get(0))
          .satisfies(
              entry -> assertThat(entry.modified()).isEqualTo(Instant.ofEpochMilli(1_234_567)));
    }
  }

  @Test
  void entriesAreSortedWithDeletionsFirst() {
    Layer layer =
        Layer.builder()
            .bytes(new byte[0], "/b/😀")
            .bytes(new byte[0], "/b/\uffee")
            .bytes(new byte[0], "/b-c")
            .directory("/b")
            .delete("/z")
            .build();

    assertThat(paths(layer))
        .containsExactly("WHITEOUT z", "DIRECTORY b", "FILE b-c", "FILE b/\uffee", "FILE b/😀");
  }

  @Test
  void laterEntryForTheSamePathCounts() throws IOException {
    Layer layer =
        Layer.builder()
            .bytes("one".getBytes(UTF_8), "/f")
            .bytes("three".getBytes(UTF_8), "f")
            .build();
    try (Workspace workspace = new Workspace()) {
      assertThat(layer.entries(workspace)).hasSize(1);
      assertThat(layer.entries(workspace).get(0).size()).isEqualTo(5);
    }
  }

  @Test
  void treeIsTakenWithLinksAndPermissions() throws IOException {
    Files.createDirectories(directory.resolve("d/empty"));
    Files.writeString(directory.resolve("d/run"), "x");
    Files.setPosixFilePermissions(
        directory.resolve("d/run"), PosixFilePermissions.fromString("rwxr-x--x"));
    Files.createSymbolicLink(directory.resolve("d/out"), Path.of("../../outside"));
    Layer layer = Layer.builder().tree(directory.resolve("d"), "/opt/d").build();

    assertThat(paths(layer))
        .containsExactly(
            "DIRECTORY opt/d", "DIRECTORY opt/d/empty", "SYMLINK opt/d/out", "FILE opt/d/run");
    try (Workspace workspace = new Workspace()) {
      assertThat(layer.entries(workspace).get(3).mode()).isEqualTo(0751);
      assertThat(layer.entries(workspace).get(2).link()).isEqualTo("../../outside");
    }
  }

  @Test
  void missingFileIsNamed() {
    Layer layer = Layer.builder().file(directory.resolve("gone"), "/f").build();

    assertThatThrownBy(() -> built(layer))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Could not read %s/gone: %s/gone does not exist. Check the path and"
                    .formatted(directory, directory)
                + " its permissions");
    assertThat(target.manifests).isEmpty();
  }

  @Test
  void fileThatChangesWhileItIsReadIsNamedAndNothingIsVisible() throws IOException {
    Path file = Files.writeString(directory.resolve("log"), "one");
    Layer layer =
        Layer.of(
            List.of(
                (into, space) -> {
                  new FileTree(EntryAttributes.DEFAULT, false, into::add).addFile(file, "log");
                  append(file);
                }),
            null,
            false,
            "test");

    assertThatThrownBy(() -> built(layer))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Building memory:1.0: Could not read %s: it changed while it was read. Read the current"
                    .formatted(file)
                + " state, and try again");
    assertThat(target.manifests).isEmpty();
    assertThat(target.tags).isEmpty();
  }

  private static void append(Path file) {
    try {
      Files.writeString(file, "one and more");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void pipeInATreeIsRefused() throws IOException, InterruptedException {
    Path tree = Files.createDirectory(directory.resolve("t"));
    Path pipe = tree.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();

    assertThatThrownBy(() -> paths(Layer.builder().tree(tree, "/").build()))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: it is a pipe or a device, which has no content to copy. Check the"
                    .formatted(pipe)
                + " path and its permissions");
  }

  @Test
  void pathThatLeavesTheImageIsRefused() {
    assertThatThrownBy(() -> Layer.builder().directory("/a/../../b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Not a path in an image: '/a/../../b'; it leads out of the image");
  }

  @Test
  void nameOfADeletionIsRefused() {
    assertThatThrownBy(() -> Layer.builder().bytes(new byte[0], "/d/.wh.x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Not a path in an image: '/d/.wh.x'; names that start with .wh. mean deleted files in a"
                + " layer");
  }

  @Test
  void fileCannotBeADirectoryToo() {
    Layer layer = Layer.builder().bytes(new byte[0], "/a").bytes(new byte[0], "/a/b").build();

    assertThatThrownBy(() -> paths(layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A layer cannot have both /a, which is no directory, and /a/b");
  }

  @Test
  void hardLinkThatLeadsToALinkLeadsToItsFile() throws IOException {
    Layer layer =
        Layer.builder()
            .add(hardLink("a", "b"))
            .add(hardLink("b", "z"))
            .bytes(new byte[0], "/z")
            .build();
    try (Workspace workspace = new Workspace()) {
      assertThat(layer.entries(workspace))
          .extracting(entry -> entry.path() + " " + entry.link())
          .containsExactly("z null", "a z", "b z");
    }
  }

  @Test
  void hardLinkToNothingIsRefused() {
    Layer layer = Layer.builder().add(hardLink("a", "b")).add(hardLink("b", "a")).build();

    assertThatThrownBy(() -> paths(layer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which is no file in the same layer");
  }

  private static LayerEntry hardLink(String path, String target) {
    return new LayerEntry(
        path,
        LayerEntry.Kind.HARD_LINK,
        0644,
        0,
        0,
        null,
        target,
        null,
        java.util.Map.of(),
        LayerEntry.Device.NONE);
  }
}
