package dev.registrysdk.examples.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of this machine. */
final class Program {
  private final Path executable;
  private final Path home;
  private final Map<String, String> environment;

  private Program(Path executable, Path home, Map<String, String> environment) {
    this.executable = executable;
    this.home = home;
    this.environment = environment;
  }

  /**
   * Finds a program.
   *
   * @param name its name, looked up in the PATH
   * @param debianPackage where it comes from, for the message if it is missing
   * @param home its working directory
   * @param environment what it finds in its environment in addition to this process's own
   */
  static Program find(
      String name, String debianPackage, Path home, Map<String, String> environment) {
    Path executable =
        Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        name + " is not installed: apt-get install " + debianPackage));
    return new Program(executable, home, environment);
  }

  /** A program that is not in the PATH. */
  static Program at(Path executable, Path home, Map<String, String> environment) {
    return new Program(executable, home, environment);
  }

  /** This Java runtime. */
  static Program java(Path home, Map<String, String> environment) {
    Path executable = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Program(executable, home, environment);
  }

  /** Starts the program; the caller ends it. */
  Process start(Redirect output, Redirect errors, String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectOutput(output)
            .redirectError(errors);
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the program to its end; one that takes longer than the limit fails the test. */
  Outcome run(Duration limit, String... arguments) {
    String command = executable.getFileName() + " " + String.join(" ", arguments);
    try {
      Path output = Files.createTempFile(home, "output-", ".txt");
      Path errors = Files.createTempFile(home, "errors-", ".txt");
      Process process =
          start(Redirect.to(output.toFile()), Redirect.to(errors.toFile()), arguments);
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new AssertionError(
              command + " takes longer than " + limit + "\n" + Files.readString(errors));
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      return new Outcome(
          command, process.exitValue(), Files.readString(output), Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    }
  }
}
