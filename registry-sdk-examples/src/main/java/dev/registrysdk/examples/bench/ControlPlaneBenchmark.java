package dev.registrysdk.examples.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Measures the control plane against its floors: the same bytes merely skipped, a bare call, and a
 * client that sets fields by reflection. Every line of a table comes from one run.
 */
public final class ControlPlaneBenchmark {
  private static final int STARTS = 9;
  private static final int LISTS = 3;

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
            cells(numbers(run("-Xmx16m", "stream-sdk", server.address()))));
      }
      double[] small = median(LISTS, "small", plain);
      System.out.printf(
          "%nSmall call, median of 2,000: bare %.3f ms, SDK %.3f ms, difference %.3f ms%n",
          small[0], small[1], small[1] - small[0]);
      start(plain);
    }
  }

  private static void start(BenchServer server) throws Exception {
    List<String> modes = List.of("start-sdk", "start-gson", "start-bare");
    List<List<Double>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < STARTS; i++) { // in turns: what the machine does meanwhile hits all
      for (int mode = 0; mode < modes.size(); mode++) {
        times.get(mode).add(numbers(run("-Xmx64m", modes.get(mode), server.address()))[0]);
      }
    }
    times.forEach(Collections::sort);
    start("median", times, STARTS / 2);
    start("shortest", times, 0);
  }

  private static void start(String name, List<List<Double>> times, int at) {
    double sdk = times.get(0).get(at);
    double reflection = times.get(1).get(at);
    System.out.printf(
        "%nClient and first answer in a fresh JVM, %s of %d: SDK %.0f ms, reflection %.0f ms, ratio"
            + " %.2f; bare %.0f ms%n",
        name, STARTS, sdk, reflection, sdk / reflection, times.get(2).get(at));
  }

  private static double[] median(int times, String mode, BenchServer server) throws Exception {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.add(numbers(run("-Xmx512m", mode, server.address())));
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

  private static String run(String heap, String mode, String address)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                mode,
                address)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
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
