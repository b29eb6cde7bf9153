package dev.registrysdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The main sources of some modules.
 *
 * @param files the files, without the descriptors of modules
 */
record HouseSources(List<Source> files) {
  /** One file: the module it is in, its text, its parsed form, and every part of that. */
  record Source(String module, List<String> lines, JavaTree tree, List<JavaTree> parts) {
    String name() {
      return tree.file().getFileName().toString();
    }

    String packageName() {
      return tree.text("packageName");
    }

    boolean describesPackage() {
      return name().equals("package-info.java");
    }

    /** The declared types: top-level and nested ones, without anonymous classes. */
    List<JavaTree> types() {
      return parts.stream()
          .filter(part -> part.is("CLASS", "INTERFACE", "ENUM", "RECORD", "ANNOTATION_TYPE"))
          .filter(type -> !type.text("simpleName").isEmpty())
          .toList();
    }
  }

  /** The sources of every module that has a directory here. */
  static HouseSources in(Path repository) throws IOException {
    try (Stream<Path> modules = Files.list(repository)) {
      return new HouseSources(
          modules
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .sorted()
              .flatMap(directory -> read(directory).stream())
              .toList());
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
    List<String> names = List.of(modules);
    return new HouseSources(files.stream().filter(file -> names.contains(file.module())).toList());
  }

  /** Only files with code, not those that describe a package. */
  HouseSources code() {
    return new HouseSources(files.stream().filter(file -> !file.describesPackage()).toList());
  }

  private static List<Source> read(Path directory) {
    String module = directory.getName(directory.getNameCount() - 4).toString();
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("module-info.java"))
              .sorted()
              .toList();
      return JavaTree.parse(sources).stream()
          .map(tree -> new Source(module, lines(tree.file()), tree, tree.everything()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
