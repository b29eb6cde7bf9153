package dev.registrysdk;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A Java source as the JDK's own compiler parses it; nothing is resolved and nothing is compiled.
 *
 * @param module the directory of the Maven module it is in
 * @param size its number of lines
 */
record JavaFile(
    String module, Path path, int size, CompilationUnitTree tree, SourcePositions positions) {

  /** A part of a file, for example a method. */
  record Part<T extends Tree>(JavaFile file, T tree) {
    /** The file and line where this part starts. */
    String place() {
      return file.name() + ":" + file.line(file.positions.getStartPosition(file.tree, tree));
    }
  }

  static List<JavaFile> parse(String module, List<Path> paths) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      var sources = manager.getJavaFileObjectsFromPaths(paths);
      var options = List.of("-proc:none");
      var task = (JavacTask) compiler.getTask(null, manager, null, options, null, sources);
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<JavaFile> files = new ArrayList<>();
      for (CompilationUnitTree tree : task.parse()) {
        Path path = Path.of(tree.getSourceFile().toUri());
        files.add(new JavaFile(module, path, Files.readAllLines(path).size(), tree, positions));
      }
      return files;
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  String packageName() {
    return String.valueOf(tree.getPackageName());
  }

  boolean describesPackage() {
    return name().equals("package-info.java");
  }

  /** Every part of a kind, in the order of the source. */
  <T extends Tree> List<Part<T>> parts(Class<T> kind) {
    List<Part<T>> found = new ArrayList<>();
    new TreeScanner<@Nullable Void, List<Part<T>>>() {
      @Override
      public @Nullable Void scan(@Nullable Tree part, List<Part<T>> parts) {
        if (kind.isInstance(part)) {
          parts.add(new Part<>(JavaFile.this, kind.cast(part)));
        }
        return super.scan(part, parts);
      }
    }.scan(tree, found);
    return found;
  }

  /** How many lines a part takes, the first and the last included. */
  long lines(Tree part) {
    return line(positions.getEndPosition(tree, part))
        - line(positions.getStartPosition(tree, part))
        + 1;
  }

  private long line(long position) {
    return tree.getLineMap().getLineNumber(position);
  }
}
