package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.dockerfile.DockerfileException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {
  @TempDir Path root;

  @Test
  void theDockerfileIsInTheDirectory() throws IOException {
    Files.writeString(root.resolve("Dockerfile"), "FROM scratch\n");

    assertThat(BuildContext.at(root).dockerfile().stages()).hasSize(1);
    assertThat(BuildContext.at(root).dockerfile().name()).isEqualTo("Dockerfile");
  }

  @Test
  void theDockerfileCanBeElsewhere() throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    Files.writeString(root.resolve("Dockerfile.web"), "FROM a\nFROM b\n");

    assertThat(context(other, "../Dockerfile.web").dockerfile().stages()).hasSize(2);
    assertThat(context(other, root.resolve("Dockerfile.web").toString()).dockerfile().stages())
        .hasSize(2);
  }

  @Test
  void theOwnIgnoreFileOfADockerfileWins() throws IOException {
    assertThat(BuildContext.at(root).ignoreFile()).isEmpty();
    Path shared = Files.writeString(root.resolve(".dockerignore"), "a");
    assertThat(BuildContext.at(root).ignoreFile()).contains(shared);
    Path own = Files.writeString(root.resolve("web.dockerignore"), "b");
    assertThat(context(root, "web").ignoreFile()).contains(own);
    assertThat(BuildContext.at(root).ignoreFile()).contains(shared);
    assertThat(ContextFiles.of(context(root, "web")).ignore().verdict("b").ignored()).isTrue();
    assertThat(ContextFiles.of(context(root, "web")).ignore().verdict("a").ignored()).isFalse();
  }

  @Test
  void aMissingDockerfileIsExplained() throws IOException {
    assertThatThrownBy(() -> BuildContext.at(root).dockerfile())
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read the Dockerfile "
                + root.resolve("Dockerfile")
                + ": it does not exist. Check the path and its permissions");
    Files.writeString(root.resolve("dockerfile"), "");
    assertThatThrownBy(() -> BuildContext.at(root).dockerfile())
        .hasMessage(
            "Could not read the Dockerfile "
                + root.resolve("Dockerfile")
                + ": it does not exist; perhaps dockerfile beside it is meant."
                + " Check the path and its permissions");
    Path none = root.resolve("none");
    assertThatThrownBy(() -> BuildContext.at(none).dockerfile())
        .hasMessage(
            "Could not read the Dockerfile "
                + none.resolve("Dockerfile")
                + ": the build context "
                + none
                + " is not a directory. Check the path and its permissions");
  }

  @Test
  void mistakesNameTheFile() throws IOException {
    Files.createDirectory(root.resolve("docker"));
    Files.writeString(root.resolve("docker/web"), "FROM a b\n");

    assertThatThrownBy(() -> context(root, "docker/web").dockerfile())
        .isInstanceOf(DockerfileException.class)
        .message()
        .startsWith("docker/web:1:8 FROM takes one image");
  }

  @Test
  void whatIsNotTextIsRefused() throws IOException {
    Files.write(root.resolve("Dockerfile"), new byte[] {'F', '\n', (byte) 0xff});

    assertThatThrownBy(() -> BuildContext.at(root).dockerfile())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read "
                + root.resolve("Dockerfile")
                + ": line 2 is not UTF-8. Check the path and its permissions");
    Files.write(root.resolve("Dockerfile"), new byte[] {'F', '\n', (byte) 0xc3});
    assertThatThrownBy(() -> BuildContext.at(root).dockerfile())
        .message()
        .contains("line 2 is not UTF-8");
  }

  @Test
  void aMalformedIgnoreFileIsRefused() throws IOException {
    Path file = Files.writeString(root.resolve(".dockerignore"), "a\n!\n");

    assertThatThrownBy(() -> ContextFiles.of(BuildContext.at(root)))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not read "
                + file
                + ": .dockerignore:2 the pattern ! is malformed: there is no pattern after the !."
                + " Check the path and its permissions");
  }

  private static BuildContext context(Path directory, String dockerfile) {
    return BuildContext.builder().directory(directory).dockerfilePath(Path.of(dockerfile)).build();
  }
}
