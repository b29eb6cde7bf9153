package dev.registrysdk.examples.bench;

import com.squareup.moshi.JsonReader;
import com.sun.management.ThreadMXBean;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.icr.Region;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import okhttp3.Response;

/** One measurement in a JVM of its own; prints numbers separated by blanks. */
final class Probe {
  static final String ACCOUNT = "1100110011001100aabbccddeeff0011";
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 15;
  private static final int SMALL_CALLS = 2_000;

  private final String address;

  private Probe(String address) {
    this.address = address;
  }

  /** Something that takes time. */
  private interface Step {
    int run() throws IOException;
  }

  public static void main(String[] args) throws IOException {
    long start = System.nanoTime();
    Probe probe = new Probe(args[1]);
    switch (args[0]) {
      case "start-sdk" -> probe.first(start, probe::smallSdk);
      case "start-data" -> probe.first(start, probe::smallData);
      case "start-gson" -> probe.first(start, probe::smallGson);
      case "start-bare" -> probe.first(start, probe::smallBare);
      case "list-sdk" -> probe.list(start, probe.sdk());
      case "list-gson" -> probe.list(start, probe.gson());
      case "list-skip" -> probe.list(start, probe.skip());
      case "stream-sdk" -> probe.stream();
      case "small" -> probe.small();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private RegistryClient client() {
    return RegistryClient.builder()
        .region(Region.at(address))
        .account(ACCOUNT)
        .credentials(CredentialProvider.of(address, Credentials.bearerToken("token")))
        .build();
  }

  private int smallSdk() {
    try (RegistryClient registry = client()) {
      return registry.namespaces().list().size();
    }
  }

  private int smallData() {
    try (RegistryClient registry = client()) {
      return registry.tags().list(address + "/acme/web").size();
    }
  }

  private int smallGson() throws IOException {
    try (GsonClient client = new GsonClient(address, ACCOUNT)) {
      return client.namespaces().result().size();
    }
  }

  private int smallBare() throws IOException {
    try (BareClient client = new BareClient(address);
        Response response = client.send("namespaces")) {
      return Objects.requireNonNull(response.body()).bytes().length;
    }
  }

  private Step sdk() {
    RegistryClient registry = client();
    return () -> registry.images().list().size();
  }

  private Step gson() {
    GsonClient client = new GsonClient(address, ACCOUNT);
    return () -> client.images().result().size();
  }

  private Step skip() {
    BareClient client = new BareClient(address);
    return () -> {
      try (Response response = client.send("images");
          JsonReader reader = JsonReader.of(Objects.requireNonNull(response.body()).source())) {
        reader.skipValue();
        return BenchServer.IMAGES;
      }
    };
  }

  /** Milliseconds from the start of the program to the first answer. */
  private void first(long start, Step step) throws IOException {
    step.run();
    print(millis(System.nanoTime() - start));
  }

  /** First call in ms, median of warm calls in ms, MB allocated by one, peak heap in MB. */
  private void list(long start, Step step) throws IOException {
    check(step.run());
    double first = millis(System.nanoTime() - start);
    for (int i = 0; i < WARM_UP; i++) {
      check(step.run());
    }
    double[] times = new double[ROUNDS];
    long allocated = allocated();
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      check(step.run());
      times[i] = millis(System.nanoTime() - begin);
    }
    double perCall = (allocated() - allocated) / (double) ROUNDS / 1e6;
    Arrays.sort(times);
    print(first, times[ROUNDS / 2], perCall, peak());
  }

  /** Reads a list through without keeping it; peak heap in MB. */
  private void stream() {
    try (RegistryClient registry = client();
        Stream<?> images = registry.images().stream()) {
      check((int) images.count());
    }
    print(peak());
  }

  /** Median ms of a small call: bare, and through the SDK; alternating, in the same JVM. */
  private void small() throws IOException {
    try (RegistryClient registry = client();
        BareClient bare = new BareClient(address)) {
      double[] floor = new double[SMALL_CALLS];
      double[] sdk = new double[SMALL_CALLS];
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < SMALL_CALLS; i++) {
          long begin = System.nanoTime();
          try (Response response = bare.send("namespaces")) {
            Objects.requireNonNull(response.body()).bytes();
          }
          long middle = System.nanoTime();
          registry.namespaces().list();
          floor[i] = millis(middle - begin);
          sdk[i] = millis(System.nanoTime() - middle);
        }
      }
      Arrays.sort(floor);
      Arrays.sort(sdk);
      print(floor[SMALL_CALLS / 2], sdk[SMALL_CALLS / 2]);
    }
  }

  private static void check(int count) {
    if (count != BenchServer.IMAGES) {
      throw new IllegalStateException("read " + count + " images");
    }
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).sum();
  }

  private static double peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        / 1e6;
  }

  private static void print(double... numbers) {
    StringBuilder line = new StringBuilder();
    for (double number : numbers) {
      line.append(String.format("%.3f ", number));
    }
    System.out.println(line.toString().strip());
  }
}
