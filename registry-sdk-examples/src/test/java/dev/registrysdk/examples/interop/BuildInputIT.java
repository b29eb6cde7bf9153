package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Build contexts that a test inside of this process cannot have: unreadable, and very large. */
@Interop
class BuildInputIT {
  private static final Duration LIMIT = Duration.ofSeconds(100);
  private static final int HEAP_MEGABYTES = 96;
  private static final int DIRECTORIES = 100;
  private static final int FILES = 1000;

  @TempDir private Path directory;
  private Path context;

  @BeforeEach
  void makeContext() throws IOException {
    mode(directory, "rwxrwxrwx");
    context = Files.createDirectory(directory.resolve("context"));
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY . /\n");
  }

  private static void mode(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void aFileThatTheUserMayNotReadIsTold() throws IOException {
    Path secret = Files.writeString(context.resolve("secret"), "secret");
    mode(secret, "---------");
    Path jar = Files.copy(Cr.jar(), directory.resolve("cr.jar"));
    mode(jar, "r--r--r--");
    Path layout = directory.resolve("layout");

    Outcome outcome =
        Program.find("setpriv", "util-linux", directory, Map.of("HOME", directory.toString()))
            .run(LIMIT, command(jar, layout));

    assertThat(outcome.failed())
        .endsWith(
            ("[1/1] linux/amd64 COPY . /%n"
                    + "cr: Building oci:%s: Dockerfile:2 COPY: Could not read %s: permission to read it"
                    + " is denied. Check the path and its permissions%n")
                .formatted(layout, secret));
    assertThat(layout.resolve("index.json")).doesNotExist();
  }

  /** As nobody, if this is root, who may read everything. */
  private static String[] command(Path jar, Path layout) {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    command.addAll(List.of(Cr.java().toString(), "-jar", jar.toString(), "build"));
    command.addAll(List.of("--platform", "linux/amd64", "--output", "oci:" + layout));
    command.add(jar.resolveSibling("context").toString());
    return command.toArray(String[]::new);
  }

  @Test
  void aContextOf100000FilesIsBuiltInLittleMemory() throws IOException {
    for (int i = 0; i < DIRECTORIES; i++) {
      Path below = Files.createDirectory(context.resolve("d" + i));
      for (int j = 0; j < FILES; j++) {
        Files.createFile(below.resolve("f" + j));
      }
    }
    Path layout = directory.resolve("layout");
    String place = "oci:" + layout + ":1";
    String[] build = {"build", "--platform", "linux/amd64", "--output", place, context.toString()};

    Cr.Measured built = Cr.in(directory, Map.of()).measure(HEAP_MEGABYTES, LIMIT, build);

    assertThat(built.outcome().succeeded()).startsWith("sha256:");
    Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY d77/g777 /\n");
    assertThat(Cr.in(directory, Map.of()).measure(HEAP_MEGABYTES, LIMIT, build).outcome().failed())
        .endsWith(
            "cr: Building %s: Dockerfile:2 COPY: Could not find d77/g777 in the build context %s: perhaps d77/f777 is meant. Check the path and its permissions%n"
                .formatted(place, context));
  }
}
