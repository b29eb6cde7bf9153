package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The conformance suite of the OCI distribution specification, a program written in Go. */
final class ConformanceSuite {
  static final String MODULE = "github.com/opencontainers/distribution-spec/conformance";
  static final String VERSION = "v0.0.0-20260831232431-97274622c111";

  private static final String VARIABLE = "REGISTRY_SDK_CONFORMANCE";
  private static final Path USUAL = Path.of("..", "target", "go", "conformance");
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Pattern COUNT = Pattern.compile("(?m)^  (\\w+)\\.+: +(\\d+)$");
  private static final Pattern OUTCOME = Pattern.compile("  ([^:]+): (\\w+)");

  private final Path executable;
  private final Path home;

  private ConformanceSuite(Path executable, Path home) {
    this.executable = executable;
    this.home = home;
  }

  /**
   * Finds the program; the tests are skipped if this machine does not have it.
   *
   * @param home its working directory
   */
  static ConformanceSuite find(Path home) {
    Path executable =
        Stream.of(Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of), Optional.of(USUAL))
            .flatMap(Optional::stream)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(ConformanceSuite::missing);
    requireVersion(executable);
    return new ConformanceSuite(executable.toAbsolutePath(), home);
  }

  /** Runs all tests that these settings switch on. */
  ConformanceResult run(String registry, Map<String, String> settings) {
    try {
      Path results = Files.createTempDirectory(home, "results-");
      Map<String, String> environment = new LinkedHashMap<>(settings);
      environment.put("OCI_REGISTRY", registry);
      environment.put("OCI_TLS", "disabled");
      environment.put("OCI_RESULTS_DIR", results.toString());
      Outcome outcome = Program.at(executable, home, environment).run(LIMIT);
      String yaml = Files.readString(results.resolve("results.yaml"));
      return new ConformanceResult(
          counts(outcome.output()),
          section(yaml, "apis"),
          section(yaml, "data"),
          outcome.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestAbortedException missing() {
    String message =
        "The conformance suite is not there: install it with 'go install "
            + MODULE
            + "@"
            + VERSION
            + "' and set "
            + VARIABLE
            + " to its path, or run: bash .ci/run";
    // Build tools count what was skipped, but do not say why.
    System.out.println(message);
    return new TestAbortedException(message);
  }

  /** The version stands in the program as text. */
  private static void requireVersion(Path executable) {
    try {
      String text = new String(Files.readAllBytes(executable), StandardCharsets.ISO_8859_1);
      if (!text.contains(MODULE + "\t" + VERSION)) {
        throw new AssertionError(
            executable + " is not " + MODULE + "@" + VERSION + ": delete it, and install that");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> counts(String output) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Matcher matcher = COUNT.matcher(output);
    while (matcher.find()) {
      counts.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
    }
    return counts;
  }

  /** The lines below a key that stands at the margin: what was tested, and how it went. */
  private static Map<String, String> section(String yaml, String key) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    yaml.lines()
        .dropWhile(line -> !line.equals(key + ":"))
        .skip(1)
        .takeWhile(line -> line.startsWith("  "))
        .map(OUTCOME::matcher)
        .filter(Matcher::matches)
        .forEach(line -> outcomes.put(line.group(1), line.group(2)));
    return outcomes;
  }
}
