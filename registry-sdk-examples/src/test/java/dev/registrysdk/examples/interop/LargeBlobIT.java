package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.local.OciLayout;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A layer of 1 GB goes through the registry for tests, which has a heap of 256 MB. */
@Interop
class LargeBlobIT {
  private static final long SIZE = 1_000_000_000L;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern LISTENING = Pattern.compile("listening on (127\\.0\\.0\\.1:\\d+)");

  @TempDir Path directory;
  private final Peers peers;
  private Path temporary;
  private Process registry;
  private String address;

  LargeBlobIT(Peers peers) {
    this.peers = peers;
  }

  @BeforeEach
  void startRegistry() throws IOException {
    assumeThat(Files.getFileStore(directory).getUsableSpace())
        .as("Space for the layer in two layouts and in the registry")
        .isGreaterThan(4 * SIZE);
    temporary = Files.createDirectory(directory.resolve("temporary"));
    registry =
        Program.java(directory, Map.of())
            .start(
                Redirect.PIPE,
                Redirect.INHERIT,
                "-Xmx256m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                RegistryMain.class.getName());
    address = ServerLog.of(registry.getInputStream(), LISTENING).await(LIMIT);
  }

  @AfterEach
  void stopRegistry() {
    if (registry != null) {
      registry.destroyForcibly();
    }
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void aLayerManyTimesTheHeapIsPushedAndPulledAndLeavesNoFile() throws Exception {
    LayoutImage large = LargeLayout.write(directory.resolve("large"), SIZE);
    Path pulled = directory.resolve("pulled");
    String image = address + "/team/large:1.0";

    peers
        .skopeo(
            "copy",
            "--quiet",
            "--preserve-digests",
            "--dest-tls-verify=false",
            "oci:" + large.directory(),
            "docker://" + image)
        .succeeded();
    try (RegistryClient client = RegistryClient.create()) {
      client.images().pull(image, OciLayout.at(pulled).image("1.0"));
    }

    assertThat(new LayoutImage(pulled, "1.0").digest()).isEqualTo(large.digest());
    for (String file : Trees.files(large.directory().resolve("blobs"))) {
      assertThat(
              Files.mismatch(
                  large.directory().resolve("blobs").resolve(file),
                  pulled.resolve("blobs").resolve(file)))
          .isEqualTo(-1);
    }
    assertThat(temporary).isNotEmptyDirectory();
    // As Ctrl-C does: the registry was not closed.
    registry.destroy();
    assertThat(registry.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(directoriesOfRegistries()).isZero();
  }

  private long directoriesOfRegistries() throws IOException {
    try (var entries = Files.list(temporary)) {
      return entries.filter(Files::isDirectory).count();
    }
  }
}
