package dev.registrysdk.examples.cr;

import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the command line has of the world around it.
 *
 * @param in where passwords come from
 * @param out where results go, and nothing else
 * @param err where progress and errors go
 * @param environment the environment variables
 * @param terminal whether a person watches {@code err}
 */
record Io(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal) {

  /** The world of this process. Text goes out in UTF-8, because JSON has to. */
  static Io system() {
    return new Io(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
        System.getenv(),
        interactive(System.console()) && !"dumb".equals(System.getenv("TERM")));
  }

  /** The value of an environment variable; an empty one counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Reads one line of the input and nothing behind it; empty at its end. */
  Optional<String> readLine() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      for (; b >= 0 && b != '\n'; b = in.read()) {
        line.write(b);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the standard input", e);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  /** Since Java 22 there is a console even without a terminal, and a method that tells. */
  private static boolean interactive(@Nullable Console console) {
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
