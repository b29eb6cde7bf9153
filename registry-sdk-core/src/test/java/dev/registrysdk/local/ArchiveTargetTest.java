package dev.registrysdk.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.StorageException;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.TestImage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What may be at the place where an archive is written. */
class ArchiveTargetTest {
  @TempDir Path temp;

  private static List<ImageStore> archives(Path file) {
    return List.of(OciLayout.archive(file), DockerArchive.at(file).layersAsTheyAre());
  }

  private Path file() {
    return temp.resolve("image.tar");
  }

  @Test
  void aLinkIsFollowedAndTheFileItLeadsToIsReplaced() throws IOException {
    Path far = Files.createDirectory(temp.resolve("far")).resolve("real.tar");
    Files.writeString(far, "older");
    Path between = Files.createSymbolicLink(temp.resolve("between"), Path.of("far/real.tar"));
    Files.createSymbolicLink(file(), between);

    for (ImageStore archive : archives(file())) {
      TestImage image = TestImage.of(archive.toString()).writeTo(archive);

      assertThat(file()).isSymbolicLink();
      assertThat(between).isSymbolicLink();
      assertThat(far).isRegularFile();
      try (ImageReader reader = archive.openReader()) {
        assertThat(reader.root()).isEqualTo(image.manifest());
      }
      assertThat(names(far.resolveSibling(""))).containsExactly("real.tar");
    }
  }

  @Test
  void aLinkToNothingYetGetsTheFileItLeadsTo() throws IOException {
    for (ImageStore archive : archives(file())) {
      Path far = temp.resolve("real.tar");
      Files.createSymbolicLink(file(), Path.of("real.tar"));

      TestImage.of("web").writeTo(archive);

      assertThat(file()).isSymbolicLink();
      assertThat(far).isRegularFile();
      Files.delete(file());
      Files.delete(far);
    }
  }

  @Test
  void linksThatGoRoundInCirclesAreRefused() throws IOException {
    Files.createSymbolicLink(file(), Path.of("image.tar"));

    for (ImageStore archive : archives(file())) {
      assertThatThrownBy(archive::openWriter)
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith("Could not write %s: %s".formatted(archive, file()))
          .hasMessageEndingWith("Check the path and its permissions");
    }
  }

  @Test
  void whatIsNoFileIsNotReplaced() throws IOException {
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(temp.resolve("socket")));
      Files.createSymbolicLink(file(), Path.of("socket"));

      for (ImageStore archive : archives(file())) {
        assertThatThrownBy(archive::openWriter)
            .isInstanceOf(StorageException.class)
            .hasMessage(
                "Could not write %s: %s is a pipe, a device or a socket, not a file that can be"
                        .formatted(archive, file())
                    + " replaced. Check the path and its permissions");
        assertThat(names(temp)).containsExactlyInAnyOrder("image.tar", "socket");
      }
    }
  }

  @Test
  void aDirectoryIsNotReplaced() throws IOException {
    Files.createDirectory(file());

    for (ImageStore archive : archives(file())) {
      assertThatThrownBy(archive::openWriter)
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Could not write %s: %s is a directory. Check the path and its permissions"
                  .formatted(archive, file()));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // where the longest path is known
  void aDirectoryThatCannotBeWrittenIsNamedAndNoTemporaryFile() throws IOException {
    Path deep = temp;
    while (deep.toString().length() < 4060) {
      int missing = 4060 - deep.toString().length();
      deep = Files.createDirectory(deep.resolve("d".repeat(Math.min(200, missing))));
    }
    Path parent = deep;

    for (ImageStore archive : archives(parent.resolve("image.tar"))) {
      assertThatThrownBy(archive::openWriter)
          .isInstanceOf(StorageException.class)
          .hasMessageStartingWith(
              "Could not write %s: %s: the directory cannot be written".formatted(archive, parent))
          .hasMessageNotContaining(".tmp")
          .hasMessageEndingWith("Check the path and its permissions");
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
