package dev.registrysdk.examples.cr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
  private boolean terminal;

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

  Shell terminal() {
    terminal = true;
    return this;
  }

  Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Io io =
        new Io(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            terminal);
    int exitCode = Cr.run(io, args);
    return new Run(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
