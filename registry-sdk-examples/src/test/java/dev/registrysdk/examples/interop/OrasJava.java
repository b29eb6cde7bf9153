package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/** The libraries of oras-java, from Maven, below {@code target}. */
final class OrasJava {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Path LIBRARIES = Path.of("target", "oras-java").toAbsolutePath();

  private OrasJava() {}

  /** The directory of the libraries; the tests are skipped if this machine cannot get them. */
  static synchronized Path libraries() {
    if (!Files.isDirectory(LIBRARIES)) {
      fetch();
    }
    return LIBRARIES;
  }

  private static void fetch() {
    try (InputStream project =
        Objects.requireNonNull(OrasJava.class.getResourceAsStream("/interop/oras-java.pom.xml"))) {
      Path home = Files.createDirectories(LIBRARIES.resolveSibling("oras-java-project"));
      Files.write(home.resolve("pom.xml"), project.readAllBytes());
      Path maven = Path.of("..", "mvnw").toAbsolutePath().normalize();
      Outcome outcome =
          Program.at(maven, home, Map.of())
              .run(
                  LIMIT,
                  "-q",
                  "-B",
                  "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies",
                  "-DoutputDirectory=" + LIBRARIES);
      if (outcome.status() != 0) {
        String text = "The tests with oras-java are skipped: its libraries cannot be had";
        System.out.println(text + "\n" + outcome);
        throw new TestAbortedException(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
