package dev.registrysdk.examples.interop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Programs that are built from source with Go, where there is Go. */
final class GoPrograms {
  private GoPrograms() {}

  /** Finds a program; the test is skipped if it was not built. */
  static Program find(String name, Path home, Map<String, String> environment) {
    Path built = Path.of("..", "target", "go", name).toAbsolutePath();
    return Stream.concat(
            Stream.of(built),
            Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(executable -> Program.at(executable, home, environment))
        .orElseThrow(() -> skipped(name));
  }

  private static TestAbortedException skipped(String name) {
    String text = "The tests with " + name + " are skipped: .ci/run builds it where there is Go";
    System.out.println(text);
    return new TestAbortedException(text);
  }
}
