package dev.registrysdk.examples.bench;

import dev.registrysdk.http.HeadStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the list of {@link HeadStart}: the classes of other libraries that fresh Java runtimes
 * load for a first call of the control plane, and one of the data plane, in the order in which they
 * do.
 *
 * <pre>{@code ./mvnw -q -Pbench -Dbench=FirstCallClasses}</pre>
 */
public final class FirstCallClasses {
  private static final Path LIST =
      Path.of("../registry-sdk-core/src/main/resources/dev/registrysdk/http/first-call.classes");

  /** Where the list begins: what comes before is loaded before the head start gets so far. */
  private static final String FIRST = "okhttp3.OkHttpClient";

  private static final Pattern MADE = Pattern.compile("\\$\\$Lambda|\\$Proxy\\d");
  private static final Pattern LOADED = Pattern.compile("(\\S+) source: file:.*");

  /** Those of the SDK itself gain nothing, and change. */
  private static final String OWN = "dev.registrysdk.";

  private FirstCallClasses() {}

  /**
   * Writes the list.
   *
   * @param args none
   * @throws Exception if a call fails
   */
  public static void main(String[] args) throws Exception {
    Files.write(LIST, list(System.getProperty("java.class.path")));
  }

  /** The list for a class path. */
  static List<String> list(String classPath) throws IOException, InterruptedException {
    Set<String> classes = new LinkedHashSet<>();
    try (BenchServer server = new BenchServer(false)) {
      for (String mode : List.of("start-sdk", "start-data")) {
        classes.addAll(loaded(classPath, mode, server));
      }
    }
    List<String> all = List.copyOf(classes);
    return all.subList(all.indexOf(FIRST), all.size());
  }

  /** With one processor, so that there is no head start. */
  private static List<String> loaded(String classPath, String mode, BenchServer server)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("first-call", ".log");
    try {
      ControlPlaneBenchmark.run(
          classPath,
          List.of("-XX:ActiveProcessorCount=1", "-Xlog:class+load:file=" + log + ":none"),
          mode,
          server);
      return Files.readAllLines(log).stream()
          .map(LOADED::matcher)
          .filter(Matcher::matches)
          .map(line -> line.group(1))
          .filter(name -> !name.startsWith(OWN) && !MADE.matcher(name).find())
          .toList();
    } finally {
      Files.delete(log);
    }
  }
}
