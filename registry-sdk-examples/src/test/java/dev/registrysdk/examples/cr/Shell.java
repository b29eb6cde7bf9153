package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.docker.DockerConfigOptions;
import dev.registrysdk.auth.docker.DockerEnvironment;
import dev.registrysdk.auth.iam.IamEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Runs {@code cr} in this process, as a shell would. */
final class Shell {
  /** What a command did. */
  record Run(int exitCode, String out, String err) {
    /** The same without sizes and digests, which depend on the compression of the Java runtime. */
    Run masked() {
      return new Run(exitCode, mask(out), mask(err));
    }

    private static String mask(String text) {
      return text.replaceAll("sha256:[0-9a-f]{64}", "DIGEST")
          .replaceAll("\\b[0-9.]+ k?B\\b", "SIZE")
          .replaceAll("\"bytes\":[1-9][0-9]+", "\"bytes\":SIZE");
    }
  }

  private final Map<String, String> environment = new HashMap<>();
  private String input = "";
  private Duration helperTimeout = Duration.ofSeconds(30);
  private boolean terminal;

  /** Nothing is there unless a test says so. */
  private Path home = Path.of("no-such-home");

  static Run cr(String... args) {
    return new Shell().run(args);
  }

  Shell variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Shell input(String text) {
    input = text;
    return this;
  }

  Shell home(Path directory) {
    home = directory;
    return this;
  }

  Shell helperTimeout(Duration limit) {
    helperTimeout = limit;
    return this;
  }

  Shell terminal() {
    terminal = true;
    return this;
  }

  /** The surroundings of a command, with other streams. */
  Io io(InputStream in, OutputStream out, OutputStream err) {
    return new Io(
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        DockerConfigOptions.builder()
            .environment(DockerEnvironment.builder().variables(environment).home(home).build())
            .helperTimeout(helperTimeout)
            .build(),
        IamEnvironment.builder().variables(environment).home(home).directory(home).build(),
        terminal,
        new Opened());
  }

  /** The surroundings of a command, as they would be written into a log. */
  String surroundings() {
    Io io =
        io(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    return io.docker() + " " + io.iam();
  }

  Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Cr.run(
            io(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err), args);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
