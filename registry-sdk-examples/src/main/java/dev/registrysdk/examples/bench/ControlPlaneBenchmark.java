package dev.registrysdk.examples.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Measures the control plane against its floors: the same bytes merely skipped, a bare call, and a
 * client that sets fields by reflection. Every line of a table comes from one run.
 */
public final class ControlPlaneBenchmark {
  private static final int STARTS = 9;
  private static final int LISTS = 3;
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  private ControlPlaneBenchmark() {}

  /**
   * Runs it; takes about two minutes.
   *
   * @param args none
   * @throws Exception if a measurement fails
   */
  public static void main(String[] args) throws Exception {
    try (BenchServer plain = new BenchServer(false);
        BenchServer zipped = new BenchServer(true)) {
      for (BenchServer server : List.of(plain, zipped)) {
        System.out.printf(
            "%n%,d images, %.1f MB%s%n",
            BenchServer.IMAGES, server.size() / 1e6, server.gzip() ? ", gzip" : "");
        System.out.println("                 first ms   warm ms  alloc MB   peak MB");
        for (String mode : List.of("list-skip", "list-sdk", "list-gson")) {
          System.out.printf("  %-12s %s%n", mode, cells(median(LISTS, mode, server)));
        }
        System.out.printf(
            "  stream-sdk   with -Xmx16m: %s MB peak%n",
            cells(numbers(run(CLASS_PATH, List.of("-Xmx16m"), "stream-sdk", server))));
      }
      double[] small = median(LISTS, "small", plain);
      System.out.printf(
          "%nSmall call, median of 2,000: bare %.3f ms, SDK %.3f ms, difference %.3f ms%n",
          small[0], small[1], small[1] - small[0]);
      start(plain);
    }
  }

  /** Each from JAR files, as an application is, and again with an archive of its classes (*). */
  private static void start(BenchServer server) throws Exception {
    Path directory = Files.createTempDirectory("registry-sdk-bench");
    String jars = ClassPathJars.in(directory);
    List<String> modes = List.of("start-sdk", "start-gson", "start-bare");
    for (String mode : modes) {
      String archive = "-XX:ArchiveClassesAtExit=" + directory.resolve(mode);
      run(jars, List.of("-Xmx64m", archive), mode, server);
    }
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int i = 0; i < STARTS; i++) { // in turns: what the machine does meanwhile hits all
      for (String mode : modes) {
        String archive = "-XX:SharedArchiveFile=" + directory.resolve(mode);
        add(times, mode, run(jars, List.of("-Xmx64m"), mode, server));
        add(times, mode + " *", run(jars, List.of("-Xmx64m", archive), mode, server));
      }
    }
    times.values().forEach(Collections::sort);
    start("median", times, STARTS / 2);
    start("shortest", times, 0);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private static void add(Map<String, List<Double>> times, String name, String output) {
    times.computeIfAbsent(name, key -> new ArrayList<>()).add(numbers(output)[0]);
  }

  private static void start(String name, Map<String, List<Double>> times, int at) {
    double reflection = Objects.requireNonNull(times.get("start-gson")).get(at);
    System.out.printf("%nClient and first answer in a fresh JVM, %s of %d%n", name, STARTS);
    times.forEach(
        (mode, all) ->
            System.out.printf(
                "  %-13s %6.0f ms, %.2f x reflection%n",
                mode, all.get(at), all.get(at) / reflection));
  }

  private static double[] median(int times, String mode, BenchServer server) throws Exception {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(numbers(run(CLASS_PATH, List.of("-Xmx512m"), mode, server)));
    }
    return median(all);
  }

  private static double[] median(List<double[]> runs) {
    double[] result = new double[runs.get(0).length];
    for (int column = 0; column < result.length; column++) {
      int at = column;
      result[column] =
          runs.stream().mapToDouble(run -> run[at]).sorted().toArray()[runs.size() / 2];
    }
    return result;
  }

  /** Runs a probe in a JVM of its own. */
  static String run(String classPath, List<String> options, String mode, BenchServer server)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath));
    command.addAll(List.of(Probe.class.getName(), mode, server.address()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(mode + " failed");
    }
    return out;
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static String cells(double[] numbers) {
    StringBuilder cells = new StringBuilder();
    for (double number : numbers) {
      cells.append(String.format("%10.1f", number));
    }
    return cells.toString();
  }
}
