package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.local.OciLayout;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull that ends in the middle, and the next one. */
@Interop
class BrokenOffPullIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Enough for the configuration and the first two layers, too little for the third. */
  private static final long SOME = 160_000;

  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient client;

  BrokenOffPullIT(Peers peers, Fixtures fixtures) {
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, SignIn.NONE);
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    peers.push(fixtures.zstd().peerName(), registry, "team/app:2.0");
    client = registry.client();
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void theLayoutOfAKilledProcessIsValidAndTheNextPullGoesOnFromThere(@TempDir Path directory)
      throws InterruptedException {
    Path layout = directory.resolve("layout");
    client.images().pull(registry.name("team/app:1.0"), OciLayout.at(layout).image("1.0"));
    try (Cable.Stalling cable = Cable.stalling(registry.port(), SOME)) {
      Path said = directory.resolve("said.txt");
      Process pull =
          Program.java(directory, Map.of())
              .start(
                  Redirect.DISCARD,
                  Redirect.to(said.toFile()),
                  "-cp",
                  System.getProperty("java.class.path"),
                  PullMain.class.getName(),
                  cable.host() + "/team/app:2.0",
                  layout.toString(),
                  "2.0");
      try {
        cable.awaitStall(LIMIT);
        assertThat(pull.isAlive()).isTrue();
      } finally {
        pull.destroyForcibly();
      }
      assertThat(pull.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    isReadable(layout, "1.0");
    assertThat(peers.skopeo("inspect", "oci:" + layout + ":2.0").status()).isNotZero();
    assertThat(peers.umoci("ls", "--layout=" + layout).succeeded().lines()).containsExactly("1.0");

    CopyResult next =
        client.images().pull(registry.name("team/app:2.0"), OciLayout.at(layout).image("2.0"));
    assertThat(next.digest()).hasToString(fixtures.zstd().digest());
    assertThat(next.skipped().blobs()).isGreaterThanOrEqualTo(3);
    assertThat(next.copied().blobs()).isPositive();
    isReadable(layout, "1.0");
    isReadable(layout, "2.0");
  }

  @Test
  void anInterruptedThreadLeavesNothingHalfWrittenAndTheNextPullGoesOnFromThere(
      @TempDir Path directory) throws Exception {
    Path layout = directory.resolve("layout");
    CompletableFuture<RegistryException> failure = new CompletableFuture<>();
    try (Cable.Stalling cable = Cable.stalling(registry.port(), SOME)) {
      Thread pull =
          new Thread(
              () -> {
                try {
                  client
                      .images()
                      .pull(
                          request ->
                              request
                                  .image(cable.host() + "/team/app:1.0")
                                  .target(OciLayout.at(layout).image("1.0"))
                                  .concurrency(1));
                  failure.completeExceptionally(new AssertionError("not interrupted"));
                } catch (RegistryException e) {
                  failure.complete(e);
                }
              },
              "interrupted pull");
      pull.start();
      cable.awaitStall(LIMIT);

      pull.interrupt();

      assertThat(failure.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("the thread was interrupted. Nothing half-written was left behind");
      pull.join(LIMIT.toMillis());
      assertThat(pull.isAlive()).isFalse();
    }
    assertThat(Layouts.halfWritten(layout)).isEmpty();
    assertThat(OciLayout.at(layout).images()).isEmpty();

    CopyResult next =
        client.images().pull(registry.name("team/app:1.0"), OciLayout.at(layout).image("1.0"));
    assertThat(next.skipped().blobs()).isGreaterThanOrEqualTo(2);
    isReadable(layout, "1.0");
  }

  private void isReadable(Path layout, String tag) {
    Path copy = layout.resolveSibling("copy-" + tag);
    peers.skopeo("copy", "oci:" + layout + ":" + tag, "dir:" + copy).succeeded();
    Trees.delete(copy);
  }
}
