package dev.registrysdk.auth.docker;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds programs on the {@code PATH}. Relative directories there are passed over: a program that
 * gets credentials must not depend on where the process happens to stand.
 */
final class Executables {
  private final DockerEnvironment environment;

  Executables(DockerEnvironment environment) {
    this.environment = environment;
  }

  Optional<Path> find(String name) {
    boolean windows = environment.os() == DockerEnvironment.Os.WINDOWS;
    String path =
        environment.variables().entrySet().stream()
            .filter(entry -> same(entry.getKey(), "PATH", windows))
            .map(entry -> entry.getValue())
            .findFirst()
            .orElse("");
    List<String> endings =
        windows && !name.endsWith(".exe") ? List.of(".exe", ".cmd", ".bat") : List.of("");
    for (String directory : path.split(windows ? ";" : ":", -1)) {
      for (String ending : endings) {
        Optional<Path> program = program(directory, name + ending);
        if (program.isPresent()) {
          return program;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean same(String name, String wanted, boolean anyCase) {
    return anyCase ? name.equalsIgnoreCase(wanted) : name.equals(wanted);
  }

  private static Optional<Path> program(String directory, String name) {
    try {
      Path program = Path.of(directory).resolve(name);
      return program.isAbsolute() && Files.isRegularFile(program) && Files.isExecutable(program)
          ? Optional.of(program)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
