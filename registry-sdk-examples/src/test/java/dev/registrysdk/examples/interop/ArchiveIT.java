package dev.registrysdk.examples.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.Digest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Archives that this SDK writes are read by podman, skopeo and buildah, and the other way round.
 */
@Interop
class ArchiveIT {
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient client;

  ArchiveIT(Peers peers, Fixtures fixtures) {
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, SignIn.NONE);
    client = registry.client();
    for (LayoutImage image : fixtures.images()) {
      peers.push(image.peerName(), registry, "team/app:" + image.tag());
    }
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void podmanLoadsADockerArchive(@TempDir Path directory) {
    for (LayoutImage image : List.of(fixtures.layered(), fixtures.uncompressed())) {
      Path archive = directory.resolve(image.tag() + ".tar");
      String name = "example.com/loaded/" + image.tag() + ":1.0";

      client
          .images()
          .pull(registry.name("team/app:" + image.tag()), DockerArchive.at(archive).image(name));

      assertThat(peers.podman("load", "--input=" + archive).succeeded()).contains(name);
      assertThat(loadedId(name)).isEqualTo(imageId(image.tag()));
      peers.podman("rmi", name).succeeded();
    }
  }

  @Test
  void podmanLoadsADockerArchiveWithCompressedLayers(@TempDir Path directory) {
    Path archive = directory.resolve("compressed.tar");
    String name = "example.com/loaded/compressed:1.0";

    CopyResult result =
        client
            .images()
            .pull(
                registry.name("team/app:layered"),
                DockerArchive.at(archive).image(name).layersAsTheyAre());

    assertThat(result.digest()).hasToString(fixtures.layered().digest());
    peers.podman("load", "--input=" + archive).succeeded();
    assertThat(loadedId(name)).isEqualTo(imageId("layered"));
    peers.podman("rmi", name).succeeded();
  }

  @Test
  void skopeoReadsADockerArchiveAndTheFilesAreTheSame(@TempDir Path directory) {
    Path archive = directory.resolve("archive.tar");
    String name = "docker.io/library/app:1.0";
    client.images().pull(registry.name("team/app:layered"), DockerArchive.at(archive).image(name));

    String source = "docker-archive:" + archive;
    Path layout = directory.resolve("layout");
    peers.skopeo("inspect", source).succeeded();
    peers.skopeo("copy", source + ":" + name, "oci:" + layout + ":1.0").succeeded();
    Path bundle = directory.resolve("bundle");
    peers.umoci("unpack", "--image=" + layout + ":1.0", bundle.toString()).succeeded();
    assertThat(bundle.resolve("rootfs/data/4/file"))
        .hasSameBinaryContentAs(fixtures.context().resolve("file4"));
    assertThat(peers.skopeo("list-tags", source).succeeded()).contains(name);
  }

  @Test
  void skopeoAndPodmanReadAnOciArchive(@TempDir Path directory) {
    for (LayoutImage image : fixtures.images()) {
      Path archive = directory.resolve(image.tag() + ".tar");

      client
          .images()
          .pull(registry.name("team/app:" + image.tag()), OciLayout.archive(archive).image("1.0"));

      Path copy = directory.resolve("copy-" + image.tag());
      String source = "oci-archive:" + archive + ":1.0";
      peers.skopeo("copy", "--all", "--preserve-digests", source, "oci:" + copy).succeeded();
      assertThat(new LayoutImage(copy, "").digest()).isEqualTo(image.digest());
    }
    peers.podman("load", "--input=" + directory.resolve("layered.tar")).succeeded();
  }

  @Test
  void anOciArchiveBySkopeoIsPushedWithTheSameDigest(@TempDir Path directory) {
    for (LayoutImage image : fixtures.images()) {
      Path archive = directory.resolve(image.tag() + ".tar");
      String target = "oci-archive:" + archive + ":1.0";
      peers.skopeo("copy", "--all", "--preserve-digests", image.peerName(), target).succeeded();

      client
          .images()
          .push(
              OciLayout.archive(archive).image("1.0"),
              registry.name("archived/app:" + image.tag()));

      assertThat(peers.digest(registry, "archived/app:" + image.tag())).isEqualTo(image.digest());
    }
  }

  @Test
  void anArchiveOfADockerArchiveKeepsTheImageId(@TempDir Path directory) {
    Path archive = directory.resolve("again.tar");
    client
        .images()
        .push(DockerArchive.at(fixtures.podmanArchive()), registry.name("team/app:pushed"));

    client
        .images()
        .pull(registry.name("team/app:pushed"), DockerArchive.at(archive).image("app:again"));

    assertThat(DockerArchive.at(archive).images())
        .singleElement()
        .extracting(image -> image.descriptor().digest().encoded())
        .isEqualTo(imageId("layered"));
  }

  @Test
  void zstdLayersArePassedOnAndPodmanLoadsThem(@TempDir Path directory) {
    Path archive = directory.resolve("zstd.tar");
    String name = "example.com/loaded/zstd:1.0";

    client.images().pull(registry.name("team/app:zstd"), DockerArchive.at(archive).image(name));

    peers.podman("load", "--input=" + archive).succeeded();
    assertThat(loadedId(name)).isEqualTo(imageId("zstd"));
    peers.podman("rmi", name).succeeded();
  }

  @Test
  void anIndexDoesNotFitIntoADockerArchiveUnlessAPlatformIsChosen(@TempDir Path directory) {
    Path archive = directory.resolve("platform.tar");
    String name = "example.com/loaded/arm64:1.0";

    client
        .images()
        .pull(
            pull ->
                pull.image(registry.name("team/app:index"))
                    .target(DockerArchive.at(archive).image(name))
                    .platform("linux/arm64"));

    peers.podman("load", "--input=" + archive).succeeded();
    assertThat(
            peers
                .podman("image", "inspect", "--format={{.Architecture}}", name)
                .succeeded()
                .strip())
        .isEqualTo("arm64");
    peers.podman("rmi", name).succeeded();
  }

  private String loadedId(String name) {
    return peers.podman("image", "inspect", "--format={{.Id}}", name).succeeded().strip();
  }

  /** The digest of the configuration as skopeo reads it from the registry. */
  private String imageId(String tag) {
    String name = registry.peerName("team/app:" + tag);
    String config =
        peers.skopeo(registry.peerOptions("", "inspect", "--raw", "--config", name)).succeeded();
    return Digest.sha256(config.getBytes(UTF_8)).encoded();
  }
}
