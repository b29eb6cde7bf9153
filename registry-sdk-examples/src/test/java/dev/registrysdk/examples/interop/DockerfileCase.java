package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory of {@code dockerfiles}: a Dockerfile with its context. A file {@code setup} says what
 * a source tree cannot hold: {@code link PATH TARGET}, {@code mode OCTAL PATH}, {@code tar FILE
 * DIRECTORY}. A file {@code options} has options of {@code buildah build}, one in a line.
 *
 * @param directory the directory
 */
record DockerfileCase(Path directory) {
  static List<DockerfileCase> all() {
    try {
      Path root =
          Path.of(Objects.requireNonNull(DockerfileCase.class.getResource("/dockerfiles")).toURI());
      try (Stream<Path> directories = Files.list(root)) {
        return directories.sorted().map(DockerfileCase::new).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return String.valueOf(directory.getFileName());
  }

  List<String> options() {
    return lines("options");
  }

  private List<String> lines(String file) {
    try {
      Path path = directory.resolve(file);
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the build context. */
  Path prepare(Path context) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        String relative = directory.relativize(file).toString();
        if (!Set.of("", "setup", "options").contains(relative)) {
          Path copy = context.resolve(relative);
          boolean folder = Files.isDirectory(file);
          if (folder) {
            Files.createDirectory(copy);
          } else {
            Files.copy(file, copy);
          }
          mode(copy, folder ? 0755 : 0644);
        }
      }
    }
    for (String line : lines("setup")) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "link" -> Files.createSymbolicLink(context.resolve(words[1]), Path.of(words[2]));
        case "mode" -> mode(context.resolve(words[2]), Integer.parseInt(words[1], 8));
        default -> tar(context, words[1], words[2]);
      }
    }
    return context;
  }

  private static void mode(Path file, int mode) throws IOException {
    Files.setAttribute(file, "unix:mode", mode);
  }

  private static void tar(Path context, String file, String directory)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("tar", "-a", "--sort=name", "--owner=3", "--group=4", "--mtime=@0", "-cf"));
    command.add(context.resolve(file).toString());
    command.addAll(List.of("-C", context.resolve(directory).toString(), "."));
    if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
      throw new AssertionError("tar failed: " + command);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
