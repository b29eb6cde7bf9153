package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content that a registry keeps or a network delivers in pieces. */
@Interop
class DamagedContentIT {
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient client;

  DamagedContentIT(Peers peers, Fixtures fixtures) {
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, SignIn.NONE);
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    client = registry.client();
  }

  @AfterEach
  void stopRegistry() {
    client.close();
    registry.close();
  }

  @Test
  void aLayerWithAnotherByteIsNotStored(@TempDir Path target) throws IOException {
    Descriptor layer = lastLayer();
    Path file = registry.blobFile(layer.digest().toString());
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);

    assertThatThrownBy(() -> pull(registry.host(), target))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("Content of " + layer.digest() + " is damaged: its digest is sha256:")
        .hasMessageContaining("Nothing was stored; try again");

    assertThat(Layouts.halfWritten(target)).isEmpty();
    assertThat(target.resolve("blobs/sha256").resolve(layer.digest().encoded())).doesNotExist();
    assertThat(OciLayout.at(target).images()).isEmpty();
  }

  @Test
  void aLayerThatIsTooShortIsNotStored(@TempDir Path target) throws IOException {
    Descriptor layer = lastLayer();
    Path file = registry.blobFile(layer.digest().toString());
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length - 1));

    assertThatThrownBy(() -> pull(registry.host(), target))
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(
            "Content of "
                + layer.digest()
                + " is damaged: it ended after "
                + (layer.size() - 1)
                + " of "
                + layer.size()
                + " bytes");

    assertThat(Layouts.halfWritten(target)).isEmpty();
    assertThat(OciLayout.at(target).images()).isEmpty();
  }

  @Test
  void aCopyOfADamagedLayerDoesNotReachTheOtherRegistry(@TempDir Path directory)
      throws IOException {
    Path file = registry.blobFile(lastLayer().digest().toString());
    byte[] content = Files.readAllBytes(file);
    content[0] ^= 1;
    Files.write(file, content);
    try (Distribution other = Distribution.start(directory, SignIn.NONE)) {
      assertThatThrownBy(
              () -> client.images().copy(registry.name("team/app:1.0"), other.name("team/app:1.0")))
          .isInstanceOf(IntegrityException.class)
          .hasMessageContaining("is damaged");

      String name = other.peerName("team/app:1.0");
      assertThat(peers.skopeo("inspect", "--tls-verify=false", name).failed())
          .contains("manifest unknown");
    }
  }

  @Test
  void aLayerMissingInTheRegistryIsNotFound(@TempDir Path target) throws IOException {
    Descriptor layer = lastLayer();
    Files.delete(registry.blobFile(layer.digest().toString()));

    assertThatThrownBy(() -> pull(registry.host(), target))
        .hasMessageContaining(layer.digest().toString())
        .hasMessageContaining("BLOB_UNKNOWN");

    assertThat(Layouts.halfWritten(target)).isEmpty();
  }

  @Test
  void connectionsThatBreakAgainAndAgainDoNotKeepAPullFromGettingThere(@TempDir Path target) {
    try (Cable cable = Cable.cutting(registry.port(), 50_000)) {
      CopyResult result = pull(cable.host(), target);

      assertThat(result.digest()).hasToString(fixtures.layered().digest());
      assertThat(result.copied().blobs()).isEqualTo(Fixtures.LAYERS + 1);
      assertThat(cable.connections()).isGreaterThan(6);
    }
    assertThat(Layouts.halfWritten(target)).isEmpty();
    peers.skopeo("copy", "oci:" + target + ":1.0", "dir:" + target.resolve("copy")).succeeded();
  }

  @Test
  void connectionsThatBreakBeforeAnyAnswerEndThePullWithoutARest(@TempDir Path target) {
    try (Cable cable = Cable.cutting(registry.port(), 0)) {
      assertThatThrownBy(() -> pull(cable.host(), target))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("Could not read " + cable.host() + "/team/app:1.0")
          .hasMessageContaining("the connection broke off. Try again");
      assertThat(cable.connections()).isGreaterThan(1);
    }
    assertThat(Trees.files(target)).isEmpty();
  }

  private CopyResult pull(String host, Path target) {
    return client.images().pull(host + "/team/app:1.0", OciLayout.at(target).image("1.0"));
  }

  private Descriptor lastLayer() {
    return client
        .images()
        .inspect(registry.name("team/app:1.0"))
        .manifest()
        .references()
        .get(Fixtures.LAYERS - 1);
  }
}
