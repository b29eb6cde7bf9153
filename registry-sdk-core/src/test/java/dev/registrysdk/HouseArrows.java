package dev.registrysdk;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Which class uses which, as the JDK's {@code jdeps} finds it in compiled classes. */
final class HouseArrows {
  private HouseArrows() {}

  /** One class uses another. */
  record Arrow(String from, String to) {
    String fromPackage() {
      return packageOf(from);
    }

    String toPackage() {
      return packageOf(to);
    }

    @Override
    public String toString() {
      return from + " uses " + to;
    }

    private static String packageOf(String className) {
      return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }
  }

  /**
   * The arrows that start in our own packages.
   *
   * @param classes a directory of compiled classes
   * @param scratch an empty directory: a copy without the module's descriptor goes there, so that
   *     libraries need not be found
   */
  static List<Arrow> in(Path classes, Path scratch) throws IOException {
    copy(classes, scratch);
    String report = run("jdeps", "--multi-release", "17", "-verbose:class", scratch.toString());
    return report
        .lines()
        .filter(line -> line.startsWith(" "))
        .map(line -> line.strip().split("\\s+", -1))
        .filter(words -> words.length > 2 && words[1].equals("->"))
        .map(words -> new Arrow(words[0], words[2]))
        .filter(arrow -> HousePlan.inside(arrow.fromPackage()))
        .toList();
  }

  /** The packages of a circle, or nothing if the arrows between packages have none. */
  static Optional<List<String>> circle(List<Arrow> arrows) {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Arrow arrow : arrows) {
      if (HousePlan.inside(arrow.toPackage()) && !arrow.fromPackage().equals(arrow.toPackage())) {
        uses.computeIfAbsent(arrow.fromPackage(), name -> new TreeSet<>()).add(arrow.toPackage());
      }
    }
    return uses.keySet().stream().flatMap(start -> back(start, List.of(start), uses)).findFirst();
  }

  /** The shortest way on from the last package of a path that leads back to the first. */
  private static Stream<List<String>> back(
      String start, List<String> path, Map<String, Set<String>> uses) {
    return uses.getOrDefault(path.get(path.size() - 1), Set.of()).stream()
        .filter(next -> next.equals(start) || !path.contains(next))
        .flatMap(
            next -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(next);
              return next.equals(start) ? Stream.of(longer) : back(start, longer, uses);
            });
  }

  /** Runs a tool of the JDK and gives back what it prints. */
  static String run(String tool, String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int status = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    if (status != 0) {
      throw new AssertionError(tool + " failed: " + text);
    }
    return text.toString();
  }

  private static void copy(Path classes, Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(file -> file.toString().endsWith(".class"))
          .filter(file -> !file.endsWith("module-info.class"))
          .forEach(
              file -> {
                try {
                  Path target = scratch.resolve(classes.relativize(file));
                  Files.createDirectories(target.getParent());
                  Files.copy(file, target);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
