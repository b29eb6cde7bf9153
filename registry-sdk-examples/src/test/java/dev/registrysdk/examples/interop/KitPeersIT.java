package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import dev.registrysdk.testing.InMemoryRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients of others do with the registry of the test kit. */
@Interop
class KitPeersIT {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Fixtures fixtures;
  private @TempDir Path home;

  KitPeersIT(Fixtures fixtures) {
    this.fixtures = fixtures;
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private RegistryPeer ready(RegistryPeers which) {
    RegistryPeer peer = which.in(home);
    peer.prepare(registry.address());
    return peer;
  }

  private String name(String pathAndTag) {
    return registry.address() + "/" + pathAndTag;
  }

  @ParameterizedTest
  @EnumSource
  void aPeerPushesAnImageByItsDigest(RegistryPeers which) {
    RegistryPeer peer = ready(which);

    peer.push(fixtures.layered(), name("team/app:1.0"));

    assertThat(registry.manifest("team/app", "1.0").orElseThrow().digest())
        .isEqualTo(fixtures.layered().digest());
  }

  @ParameterizedTest
  @EnumSource
  void aPeerPullsWhatItPushed(RegistryPeers which) {
    RegistryPeer peer = ready(which);
    peer.push(fixtures.layered(), name("team/app:1.0"));

    LayoutImage pulled = peer.pull(name("team/app:1.0"), home.resolve("pulled"));

    assertThat(pulled.digest()).isEqualTo(fixtures.layered().digest());
  }

  @ParameterizedTest
  @EnumSource
  void aPeerListsTheTags(RegistryPeers which) {
    RegistryPeer peer = ready(which);
    peer.push(fixtures.layered(), name("team/app:1.0"));
    peer.push(fixtures.layered(), name("team/app:1.1"));

    assertThat(String.join(" ", peer.tags(registry.address() + "/team/app")))
        .contains("1.0")
        .contains("1.1");
  }

  @ParameterizedTest
  @EnumSource
  void aPeerDeletesAnImage(RegistryPeers which) {
    RegistryPeer peer = ready(which);
    peer.push(fixtures.layered(), name("team/app:1.0"));

    peer.delete(name("team/app:1.0"), fixtures.layered().digest());

    assertThat(registry.manifest("team/app", "1.0")).isEmpty();
    assertThat(registry.manifest("team/app", fixtures.layered().digest())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPeerPullsAnIndexWithItsImages(RegistryPeers which) throws IOException {
    RegistryPeer skopeo = ready(RegistryPeers.SKOPEO);
    RegistryPeer peer = ready(which);
    skopeo.push(fixtures.index(), name("team/index:1.0"));

    LayoutImage pulled = peer.pull(name("team/index:1.0"), home.resolve("pulled"));

    assertThat(Files.readString(pulled.directory().resolve("index.json")))
        .contains(fixtures.index().digest());
    try (Stream<Path> blobs = Files.list(pulled.directory().resolve("blobs/sha256"))) {
      // The index itself, and for each platform a manifest and a configuration.
      assertThat(blobs).hasSize(Fixtures.INDEX_LAYERS + 5);
    }
  }

  @Test
  void jibBuildsOnAnImageHereAndPushesAndPullsIt(@TempDir Path cache) throws Exception {
    ready(RegistryPeers.SKOPEO).push(fixtures.layered(), name("team/base:1.0"));
    Path file = Files.writeString(home.resolve("hello"), "hello");

    JibContainer pushed =
        Jib.from(RegistryImage.named(name("team/base:1.0")))
            .addLayer(List.of(file), AbsoluteUnixPath.get("/"))
            .containerize(
                containerizer(Containerizer.to(RegistryImage.named(name("team/app:1.0"))), cache));
    JibContainer pulled =
        Jib.from(RegistryImage.named(name("team/app:1.0")))
            .containerize(
                containerizer(
                    Containerizer.to(TarImage.at(home.resolve("app.tar")).named("app")),
                    cache.resolve("fresh")));

    assertThat(registry.manifest("team/app", "1.0").orElseThrow().digest())
        .isEqualTo(pushed.getDigest().toString());
    assertThat(pulled.getImageId()).isNotNull();
    assertThat(home.resolve("app.tar")).isNotEmptyFile();
  }

  private static Containerizer containerizer(Containerizer target, Path cache) {
    return target
        .setAllowInsecureRegistries(true)
        .setBaseImageLayersCache(cache.resolve("base"))
        .setApplicationLayersCache(cache.resolve("application"));
  }

  @Test
  void podmansServicePushesAndPulls(@TempDir Path directory) {
    PodmanApi podman = PodmanApi.start(directory);
    try (podman) {
      podman.load(fixtures.podmanArchive());
      podman.tag(Fixtures.ARCHIVE_NAME, registry.address() + "/team/app", "1.0");

      podman.push(name("team/app:1.0"));
      String pushed = podman.imageId(name("team/app:1.0"));
      podman.remove(name("team/app:1.0"));
      podman.remove(Fixtures.ARCHIVE_NAME);
      podman.pull(name("team/app:1.0"));

      assertThat(registry.tags("team/app")).containsExactly("1.0");
      assertThat(podman.imageId(name("team/app:1.0"))).isEqualTo(pushed);
    }
  }
}
