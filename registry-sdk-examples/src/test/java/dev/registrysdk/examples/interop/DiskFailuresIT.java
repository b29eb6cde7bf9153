package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.local.OciLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulling to a disk that does not take the image. */
@Interop
class DiskFailuresIT {
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient client;

  DiskFailuresIT(Peers peers, Fixtures fixtures) {
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
  void aFullDiskIsNamedAndKeepsWhatIsCompleteForTheNextPull(@TempDir Path directory) {
    try (SmallDisk disk = SmallDisk.mount(directory, "size=256k")) {
      Path layout = disk.path().resolve("layout");

      assertThatThrownBy(() -> pull(layout))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("Could not write oci:" + layout + ":1.0")
          .hasMessageContaining("No space left on device")
          .hasMessageContaining(
              "Nothing half-written was left behind; free some space, or choose another directory");
      assertThat(Layouts.halfWritten(layout)).isEmpty();
      assertThat(OciLayout.at(layout).images()).isEmpty();

      disk.remount("size=4m");
      CopyResult result = pull(layout);
      assertThat(result.digest()).hasToString(fixtures.layered().digest());
      assertThat(result.skipped().blobs()).isPositive();
      assertThat(Layouts.halfWritten(layout)).isEmpty();
      peers.skopeo("copy", "oci:" + layout + ":1.0", "dir:" + disk.path() + "/copy").succeeded();
    }
  }

  @Test
  void aDiskThatCannotBeWrittenIsNamed(@TempDir Path directory) {
    try (SmallDisk disk = SmallDisk.mount(directory, "size=4m,ro")) {
      Path layout = disk.path().resolve("layout");

      assertThatThrownBy(() -> pull(layout))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("Could not write oci:" + layout + ":1.0: ")
          .hasMessageContaining("Read-only file system. Check the path and its permissions");
    }
  }

  private CopyResult pull(Path layout) {
    return client.images().pull(registry.name("team/app:1.0"), OciLayout.at(layout).image("1.0"));
  }
}
