package dev.registrysdk.examples.cr;

import dev.registrysdk.auth.docker.DockerConfigOptions;
import dev.registrysdk.auth.iam.IamEnvironment;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * What the command line has of the world around it.
 *
 * @param in where passwords come from
 * @param out where results go, and nothing else
 * @param err where progress and errors go
 * @param docker the environment variables, and where docker and podman keep their files
 * @param iam the same, for IBM Cloud
 * @param terminal whether a person watches {@code err}
 * @param opened what is closed when the command has ended
 */
record Io(
    InputStream in,
    PrintStream out,
    PrintStream err,
    DockerConfigOptions docker,
    IamEnvironment iam,
    boolean terminal,
    Opened opened) {

  /** The world of this process. Text goes out in UTF-8, because JSON has to. */
  static Io system() {
    return new Io(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
        DockerConfigOptions.builder().build(),
        IamEnvironment.ofProcess(),
        interactive(System.console()) && !"dumb".equals(System.getenv("TERM")),
        new Opened());
  }

  /** The value of an environment variable; an empty one counts as not set. */
  Optional<String> variable(String name) {
    return docker.environment().variable(name);
  }

  /**
   * Reads one line of the input and nothing behind it; empty at its end. Reading from a pipe cannot
   * be interrupted: another thread does it, so that Ctrl-C ends the waiting.
   */
  Optional<String> readLine() {
    return reading(this::line);
  }

  /** Reads the whole input, or its beginning if it is longer than anything that is expected. */
  String readAll(int most) {
    return reading(() -> new String(in.readNBytes(most), StandardCharsets.UTF_8));
  }

  private static <T> T reading(Callable<T> read) {
    FutureTask<T> line = new FutureTask<>(read);
    Thread reader = new Thread(line, "cr-stdin");
    reader.setDaemon(true);
    reader.start();
    try {
      return line.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of("Could not read the standard input")
              .reason("the thread was interrupted")
              .build(),
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Could not read the standard input", e.getCause());
    }
  }

  private Optional<String> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
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
