package dev.registrysdk.examples.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final boolean forgetful;

  private Program(Path executable, Path home, Map<String, String> environment, boolean forgetful) {
    this.executable = executable;
    this.home = home;
    this.environment = environment;
    this.forgetful = forgetful;
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
    return new Program(path(name, debianPackage), home, environment, false);
  }

  /**
   * Finds skopeo, and lets it forget after every run what it saw at which host and port: another
   * registry may get the same port later, and would be asked for what it never had. As root it
   * keeps that memory in a place of this machine, unless it takes itself for somebody else.
   */
  static Program skopeo(Path home, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("_CONTAINERS_ROOTLESS_UID", "1");
    return new Program(path("skopeo", "skopeo"), home, all, true);
  }

  private static Path path(String name, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError(name + " is not installed: apt-get install " + debianPackage));
  }

  /** A program that is not in the PATH. */
  static Program at(Path executable, Path home, Map<String, String> environment) {
    return new Program(executable, home, environment, false);
  }

  /** This Java runtime. */
  static Program java(Path home, Map<String, String> environment) {
    Path executable = Path.of(System.getProperty("java.home"), "bin", "java");
    return new Program(executable, home, environment, false);
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
      if (forgetful) {
        String memory = Files.createTempDirectory(home, "data-").toString();
        builder.environment().put("XDG_DATA_HOME", memory);
      }
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
