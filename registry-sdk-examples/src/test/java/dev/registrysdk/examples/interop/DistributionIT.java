package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.DeleteResult;
import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** This SDK, CNCF Distribution and skopeo exchange images, whatever the sign-in. */
@Interop
@ParameterizedClass
@EnumSource
class DistributionIT {
  private final SignIn signIn;
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient client;

  DistributionIT(SignIn signIn, Peers peers, Fixtures fixtures) {
    this.signIn = signIn;
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, signIn);
    client = registry.client();
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void skopeoReadsWhatWasPushedFromLayoutsWithTheSameDigest(@TempDir Path target) {
    for (LayoutImage image : fixtures.images()) {
      String name = "team/app:" + image.tag();

      CopyResult result = client.images().push(image.place(), registry.name(name));

      assertThat(result.digest()).hasToString(image.digest());
      assertThat(peers.digest(registry, name)).isEqualTo(image.digest());
      peers.pull(registry, name, "oci:" + target.resolve(image.tag()));
      assertThat(new LayoutImage(target.resolve(image.tag()), "").digest())
          .isEqualTo(image.digest());
    }
  }

  @Test
  void skopeoReadsWhatWasPushedFromArchives() {
    for (Path archive : List.of(fixtures.skopeoArchive(), fixtures.podmanArchive())) {
      String name = "team/app:" + archive.getFileName();

      CopyResult result = client.images().push(DockerArchive.at(archive), registry.name(name));

      assertThat(peers.digest(registry, name)).isEqualTo(result.digest().toString());
      String[] config = {"inspect", "--raw", "--config", registry.peerName(name)};
      assertThat(peers.skopeo(registry.peerOptions("", config)).succeeded())
          .as("the configuration, and so the image id, is the same")
          .isEqualTo(
              peers
                  .skopeo("inspect", "--raw", "--config", fixtures.layered().peerName())
                  .succeeded());
    }
  }

  @Test
  void whatSkopeoPushedIsPulledToLayoutsThatSkopeoReads(@TempDir Path target) {
    for (LayoutImage image : fixtures.images()) {
      String name = "team/app:" + image.tag();
      peers.push(image.peerName(), registry, name);
      LayoutImage pulled = new LayoutImage(target.resolve(image.tag()), image.tag());

      CopyResult result = client.images().pull(registry.name(name), pulled.place());

      assertThat(result.digest()).hasToString(image.digest());
      assertThat(pulled.digest()).isEqualTo(image.digest());
      peers.skopeo("inspect", "--raw", pulled.peerName()).succeeded();
      peers
          .skopeo(
              "copy",
              "--all",
              "--preserve-digests",
              pulled.peerName(),
              "dir:" + target.resolve("directory-" + image.tag()))
          .succeeded();
    }
  }

  @Test
  void theFilesOfAnImageComeThroughRegistryAndLayoutUnchanged(@TempDir Path target) {
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    Path layout = target.resolve("layout");

    client.images().pull(registry.name("team/app:1.0"), OciLayout.at(layout).image("1.0"));

    assertThat(peers.umoci("ls", "--layout=" + layout).succeeded().lines()).containsExactly("1.0");
    Path bundle = target.resolve("bundle");
    peers.umoci("unpack", "--image=" + layout + ":1.0", bundle.toString()).succeeded();
    assertThat(Trees.files(bundle.resolve("rootfs")))
        .containsExactly("data/1/file", "data/2/file", "data/3/file", "data/4/file", "platform");
    for (int layer = 1; layer < Fixtures.LAYERS; layer++) {
      assertThat(bundle.resolve("rootfs/data/" + layer + "/file"))
          .hasSameBinaryContentAs(fixtures.context().resolve("file" + layer));
    }
  }

  @Test
  void theTagsThatSkopeoPushedAreListed() {
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    peers.push(fixtures.zstd().peerName(), registry, "team/app:1.1");
    client.tags().add(registry.name("team/app:1.1"), registry.name("team/app:stable"));

    assertThat(client.tags().list(registry.name("team/app")))
        .containsExactly("1.0", "1.1", "stable");
    assertThat(
            peers
                .skopeo(registry.peerOptions("", "list-tags", registry.peerName("team/app")))
                .succeeded())
        .contains("\"1.0\"", "\"1.1\"", "\"stable\"");
  }

  @Test
  void theRepositoriesThatSkopeoPushedAreListed() {
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    peers.push(fixtures.layered().peerName(), registry, "other/deep/name:1.0");

    assertThat(client.repositories().list(registry.host()))
        .extracting(Repository::path)
        .containsExactly("other/deep/name", "team/app");
  }

  @Test
  void aDeletedImageIsGoneForSkopeoWithAllItsTags() {
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    peers.push(fixtures.layered().peerName(), registry, "team/app:latest");
    peers.push(fixtures.zstd().peerName(), registry, "team/app:2.0");

    DeleteResult result = client.images().delete(registry.name("team/app:1.0"));

    assertThat(result.digest()).hasToString(fixtures.layered().digest());
    assertThat(result.tags()).containsExactly("1.0", "latest");
    for (String tag : result.tags()) {
      String name = registry.peerName("team/app:" + tag);
      assertThat(peers.skopeo(registry.peerOptions("", "inspect", name)).failed())
          .contains("manifest unknown");
    }
    assertThat(peers.digest(registry, "team/app:2.0")).isEqualTo(fixtures.zstd().digest());
    assertThatThrownBy(() -> client.images().delete(registry.name("team/app:1.0")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aSingleTagCannotBeRemovedAndNothingIsRemovedInItsPlace() {
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    peers.push(fixtures.layered().peerName(), registry, "team/app:latest");

    assertThatThrownBy(() -> client.tags().remove(registry.name("team/app:latest")))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not remove the tag "
                + registry.name("team/app:latest")
                + ": this registry does not remove single tags; deleting the image instead would"
                + " take all its tags along.");

    assertThat(peers.digest(registry, "team/app:1.0")).isEqualTo(fixtures.layered().digest());
    assertThat(peers.digest(registry, "team/app:latest")).isEqualTo(fixtures.layered().digest());
  }

  @Test
  void aCopyWithinTheRegistryMountsEveryBlob() {
    peers.push(fixtures.index().peerName(), registry, "team/app:1.0");

    CopyResult result =
        client.images().copy(registry.name("team/app:1.0"), registry.name("release/app:1.0"));

    int blobs = Fixtures.INDEX_LAYERS + 2;
    assertThat(result.mounted().blobs()).isEqualTo(blobs);
    assertThat(result.copied().blobs()).isZero();
    assertThat(result.manifests()).isEqualTo(3);
    assertThat(peers.digest(registry, "release/app:1.0")).isEqualTo(fixtures.index().digest());
  }
}
