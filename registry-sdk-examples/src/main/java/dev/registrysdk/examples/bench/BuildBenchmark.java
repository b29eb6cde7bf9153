package dev.registrysdk.examples.bench;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.RecordedCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Builds and pushes a Java application: 60 MB of libraries and 5 MB of classes on a base of 40 MB
 * that the registry has. With this SDK, with Jib and with buildah, each in a process of its own:
 * first with nothing to go by, then after one class has changed. Needs Linux, {@code /usr/bin/time}
 * and buildah.
 */
public final class BuildBenchmark {
  private static final int RUNS = 3;
  private static final int MIB = 1 << 20;
  private static final List<String> BUILDERS = List.of("sdk", "jib", "buildah");

  private final InMemoryRegistry registry;
  private final Path directory;
  private final Path context;
  private final Random random = new Random(1);

  private BuildBenchmark(InMemoryRegistry registry, Path directory) {
    this.registry = registry;
    this.directory = directory;
    this.context = directory.resolve("context");
  }

  /**
   * What one build took.
   *
   * @param seconds from the start of the process to its end
   * @param work seconds of processor time, which other work on the machine changes less
   * @param memory its largest resident set, in MB
   * @param uploaded bytes that the registry got, in MB
   * @param requests how many requests the registry got
   */
  private record Cost(double seconds, double work, double memory, double uploaded, int requests) {}

  /**
   * Runs it; takes about two minutes.
   *
   * @param args none
   * @throws Exception if a build fails
   */
  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory("registry-sdk-bench");
    try (InMemoryRegistry registry = InMemoryRegistry.start()) {
      new BuildBenchmark(registry, directory).run();
    } finally {
      delete(directory);
    }
  }

  private void run() throws Exception {
    makeContext();
    List<List<Cost>> cold = new ArrayList<>();
    List<List<Cost>> warm = new ArrayList<>();
    BUILDERS.forEach(
        builder -> {
          cold.add(new ArrayList<>());
          warm.add(new ArrayList<>());
        });
    for (int run = 0; run < RUNS; run++) { // in turns: what the machine does meanwhile hits all
      for (int i = 0; i < BUILDERS.size(); i++) {
        Path kept = Files.createDirectory(directory.resolve(BUILDERS.get(i) + run));
        String repository = registry.address() + "/acme/" + BUILDERS.get(i) + run;
        cold.get(i).add(build(BUILDERS.get(i), repository, kept));
        change();
        warm.get(i).add(build(BUILDERS.get(i), repository, kept));
        delete(kept);
      }
    }
    print("Nothing to go by", cold);
    print("Again, one class changed", warm);
  }

  /** Libraries are compressed already; classes are not. */
  private void makeContext() throws IOException {
    Path base = Files.createDirectories(directory.resolve("base"));
    Files.write(base.resolve("runtime"), bytes(40 * MIB));
    Files.writeString(base.resolve("Dockerfile"), "FROM scratch\nCOPY runtime /opt/runtime\n");
    try (RegistryClient client = RegistryClient.builder().build()) {
      client.images().build(build -> build.context(base).image(base()).platform("linux/amd64"));
    }
    Files.createDirectories(context.resolve("lib"));
    Files.createDirectories(context.resolve("classes"));
    for (int i = 0; i < 30; i++) {
      Files.write(context.resolve("lib/library-" + i + ".jar"), bytes(2 * MIB));
    }
    for (int i = 0; i < 1280; i++) {
      Files.writeString(context.resolve("classes/Class" + i + ".class"), text());
    }
    Files.writeString(
        context.resolve("Dockerfile"),
        """
        FROM %s
        COPY lib /app/lib
        COPY classes /app/classes
        ENTRYPOINT ["java", "-cp", "/app/classes:/app/lib/*", "Main"]
        """
            .formatted(base()));
  }

  private String base() {
    return registry.address() + "/acme/base:1";
  }

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4096) {
      text.append("java/lang/").append(Integer.toString(random.nextInt(5000), 36)).append(';');
    }
    return text.toString();
  }

  private void change() throws IOException {
    Files.writeString(context.resolve("classes/Class7.class"), text());
  }

  private Cost build(String builder, String repository, Path kept)
      throws IOException, InterruptedException {
    registry.clearRequests();
    Path memory = directory.resolve("memory");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/usr/bin/time", "-f", "%M %U %S", "-o", memory.toString()));
    command.addAll(command(builder, repository + ":1", kept));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(directory.resolve("log")));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    String[] used = Files.readString(memory, StandardCharsets.UTF_8).strip().split(" ", -1);
    List<RecordedCall> calls = registry.requests();
    return new Cost(
        seconds,
        Double.parseDouble(used[1]) + Double.parseDouble(used[2]),
        Double.parseDouble(used[0]) / 1e3,
        calls.stream().mapToLong(RecordedCall::requestBodyBytes).sum() / 1e6,
        calls.size());
  }

  private List<String> command(String builder, String image, Path kept) {
    if (builder.equals("buildah")) {
      String buildah =
          "buildah --root " + kept + "/root --runroot " + kept + "/run" + " --storage-driver vfs ";
      return List.of(
          "/bin/sh",
          "-ec",
          buildah
              + "bud --quiet --layers --isolation chroot --tls-verify=false -t "
              + image
              + " "
              + context
              + "\n"
              + buildah
              + "push --quiet --tls-verify=false "
              + image);
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-cp",
        System.getProperty("java.class.path"),
        BuildProbe.class.getName(),
        builder,
        context.toString(),
        base(),
        image,
        kept.toString());
  }

  private static void print(String title, List<List<Cost>> costs) {
    System.out.printf("%n%-26s seconds  CPU s  memory MB  uploaded MB  requests%n", title);
    for (int i = 0; i < BUILDERS.size(); i++) {
      List<Cost> runs = costs.get(i);
      System.out.printf(
          "  %-23s %8.2f %6.2f %10.0f %12.1f %9.0f%n",
          BUILDERS.get(i),
          median(runs.stream().mapToDouble(Cost::seconds).toArray()),
          median(runs.stream().mapToDouble(Cost::work).toArray()),
          median(runs.stream().mapToDouble(Cost::memory).toArray()),
          median(runs.stream().mapToDouble(Cost::uploaded).toArray()),
          median(runs.stream().mapToDouble(Cost::requests).toArray()));
    }
  }

  private static double median(double[] numbers) {
    Arrays.sort(numbers);
    return numbers[numbers.length / 2];
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
