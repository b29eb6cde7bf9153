package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build context of 100,000 files. */
class ManyFilesTest {
  private static final int DIRECTORIES = 100;
  private static final int FILES = 1000;

  @TempDir private static Path many;
  @TempDir private Path scratch;
  private DockerfileLab lab;

  @BeforeAll
  static void makeFiles() throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      Path directory = Files.createDirectory(many.resolve("d" + i));
      for (int j = 0; j < FILES; j++) {
        Files.createFile(directory.resolve("f" + j));
      }
    }
    Files.writeString(many.resolve(".dockerignore"), "*/f?\n");
  }

  @BeforeEach
  void makeLab() throws IOException {
    lab = new DockerfileLab(scratch);
  }

  private BuildResult build(String dockerfile) throws IOException {
    Path file = Files.writeString(scratch.resolve("Dockerfile"), dockerfile);
    return lab.build(
        "FROM scratch\n",
        request ->
            request.context(
                BuildContext.builder().directory(many).dockerfilePath(file).build()));
  }

  @Test
  void allOfThemAreCopied() throws IOException {
    build("FROM scratch\nCOPY . /\n");

    assertThat(lab.tree()).hasSize(DIRECTORIES * (FILES - 10) + DIRECTORIES + 1);
  }

  @Test
  void oneOfThemIsMissing() {
    assertThatThrownBy(() -> build("FROM scratch\nCOPY d77/g777 /\n"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: %s:2 COPY: Could not find d77/g777 in the build context %s: perhaps"
                + " d77/f777 is meant. Check the path and its permissions",
            scratch.resolve("Dockerfile"), many);
    assertThat(lab.target.log).isEmpty();
  }
}
