package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.registrysdk.error.StorageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNamesTest {
  @TempDir Path scratch;
  private Path context = Path.of("");

  @BeforeEach
  void names() throws IOException {
    context = Files.createDirectory(scratch.resolve("ctx"));
    assumeThat(context.getFileSystem().supportedFileAttributeViews()).contains("unix");
  }

  @Test
  void contextIsTheSameInALocaleThatIsNotUtf8() throws Exception {
    Path directory = Files.createDirectory(context.resolve("ü"));
    Files.writeString(directory.resolve("日本"), "x");
    Files.writeString(directory.resolve("a b%20+"), "x");
    Files.createSymbolicLink(context.resolve("link"), Path.of("ü"));
    Files.createSymbolicLink(context.resolve("ö"), Path.of("/nowhere/ß"));
    Path said = scratch.resolve("said");
    ProcessBuilder other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ContextPrinter.class.getName(),
                context.toString(),
                said.toString())
            .inheritIO();
    other.environment().put("LC_ALL", "C");

    assertThat(other.start().waitFor()).isZero();

    assertThat(Files.readString(said))
        .isEqualTo(ContextPrinter.text(context))
        .startsWith("link -> ü\nö -> /nowhere/ß\nü -> \nü/a b%20+ -> \nü/日本 -> \n")
        .contains("\nü/a b%20+\nü/日本\nü/日本\nsha256:");
  }

  @Test
  void nameThatIsNotUtf8IsToldAndNotLost() throws IOException {
    Path file = Files.createFile(Path.of(URI.create(context.toUri() + "b%FF")));

    assertThatThrownBy(() -> ContextPrinter.text(context))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not use %s: its name is not UTF-8. Check the path and its permissions", file);
  }

  @Test
  void nameThatIsNotUtf8DoesNoHarmWhereItIsIgnored() throws IOException {
    Files.createFile(Path.of(URI.create(context.toUri() + "b%FF")));
    Files.writeString(context.resolve(".dockerignore"), "b*\n");

    ContextFiles files = ContextFiles.of(BuildContext.at(context));

    assertThat(files.below(files.tree().entry("").orElseThrow()))
        .extracting(ContextEntry::path)
        .containsExactly(".dockerignore");
  }
}
