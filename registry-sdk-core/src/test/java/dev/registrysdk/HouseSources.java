package dev.registrysdk;

import com.sun.source.tree.Tree;
import dev.registrysdk.JavaFile.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The main sources of some modules.
 *
 * @param files the files, without the descriptors of modules
 */
record HouseSources(List<JavaFile> files) {
  /** The sources of every module that has a directory here. */
  static HouseSources in(Path repository) throws IOException {
    List<JavaFile> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(repository)) {
      for (Path module : modules.sorted().toList()) {
        Path directory = module.resolve("src/main/java");
        if (Files.isDirectory(directory)) {
          files.addAll(JavaFile.parse(module.getFileName().toString(), sources(directory)));
        }
      }
    }
    return new HouseSources(files);
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .sorted()
          .toList();
    }
  }

  /** The root of the repository: the directory with the Maven wrapper. */
  static Path repository() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new AssertionError("No directory above this one has the Maven wrapper");
  }

  /** Only the modules with one of these names. */
  HouseSources of(String... modules) {
    return only(file -> List.of(modules).contains(file.module()));
  }

  HouseSources only(Predicate<JavaFile> wanted) {
    return new HouseSources(files.stream().filter(wanted).toList());
  }

  /** Every part of a kind, file by file. */
  <T extends Tree> Stream<Part<T>> parts(Class<T> kind) {
    return files.stream().flatMap(file -> file.parts(kind).stream());
  }
}
