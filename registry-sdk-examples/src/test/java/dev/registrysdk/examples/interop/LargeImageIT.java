package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One layer of 1.5 GB goes through the command line with a heap of 64 MB, both ways. */
@Interop
class LargeImageIT {
  private static final long SIZE = 1_500_000_000L;
  private static final int HEAP_MEGABYTES = 64;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void aLayerManyTimesTheHeapIsPushedAndPulled(@TempDir Path directory, Peers peers)
      throws IOException {
    assumeThat(Files.getFileStore(directory).getUsableSpace())
        .as("Space for the layer in the registry and in the pulled layout")
        .isGreaterThan(4 * SIZE);
    LayoutImage large = LargeLayout.write(directory.resolve("large"), SIZE);
    Path pulled = directory.resolve("pulled");
    Path server = Files.createDirectory(directory.resolve("server"));
    try (Distribution registry = Distribution.start(server, SignIn.NONE)) {
      String image = registry.name("team/large:1.0");
      Cr cr = Cr.in(Files.createDirectory(directory.resolve("home")), Map.of());

      Cr.Measured push =
          cr.measure(HEAP_MEGABYTES, LIMIT, "push", "oci:" + large.directory(), image);
      report("push", push);
      assertThat(peers.digest(registry, "team/large:1.0")).isEqualTo(large.digest());

      Cr.Measured pull = cr.measure(HEAP_MEGABYTES, LIMIT, "pull", image, "oci:" + pulled + ":1.0");
      report("pull", pull);
      assertThat(new LayoutImage(pulled, "1.0").digest()).isEqualTo(large.digest());
    }
    for (String file : Trees.files(large.directory().resolve("blobs"))) {
      assertThat(
              Files.mismatch(
                  large.directory().resolve("blobs").resolve(file),
                  pulled.resolve("blobs").resolve(file)))
          .isEqualTo(-1);
    }
  }

  private static void report(String task, Cr.Measured measured) {
    measured.outcome().succeeded();
    System.out.printf(
        "Large image, %d MB in one layer, heap %d MB, %s: %.1f s, peak memory %d MB%n",
        SIZE / 1_000_000,
        HEAP_MEGABYTES,
        task,
        measured.elapsed().toMillis() / 1000.0,
        measured.peakMegabytes());
    assertThat(measured.peakMegabytes()).isBetween(1L, 300L);
  }
}
