package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.local.OciLayout;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller can do, and is told, who may pull and nothing else. */
@Interop
class PermissionFailuresIT {
  private final Peers peers;
  private final Fixtures fixtures;
  private Distribution registry;
  private RegistryClient reader;

  PermissionFailuresIT(Peers peers, Fixtures fixtures) {
    this.peers = peers;
    this.fixtures = fixtures;
  }

  @BeforeEach
  void startRegistry(@TempDir Path directory) {
    registry = Distribution.start(directory, SignIn.TOKEN);
    peers.push(fixtures.layered().peerName(), registry, "team/app:1.0");
    reader =
        RegistryClient.builder()
            .credentials(registry.credentials(Distribution.READER, Distribution.PASSWORD))
            .build();
  }

  @AfterEach
  void stopRegistry() {
    reader.close();
    registry.close();
  }

  @Test
  void aReaderPulls(@TempDir Path target) {
    assertThat(
            reader
                .images()
                .pull(registry.name("team/app:1.0"), OciLayout.at(target).image("1.0"))
                .digest())
        .hasToString(fixtures.layered().digest());
  }

  @Test
  void aReaderDoesNotPush() {
    assertRefused(
        () -> reader.images().push(fixtures.zstd().place(), registry.name("team/app:2.0")));
  }

  @Test
  void aReaderDoesNotDelete() {
    assertRefused(() -> reader.images().delete(registry.name("team/app:1.0")));
    assertThat(peers.digest(registry, "team/app:1.0")).isEqualTo(fixtures.layered().digest());
  }

  @Test
  void aReaderDoesNotTag() {
    assertRefused(
        () -> reader.tags().add(registry.name("team/app:1.0"), registry.name("team/app:stable")));
  }

  private void assertRefused(Runnable task) {
    assertThatThrownBy(task::run)
        .isInstanceOf(RegistryException.class)
        .isInstanceOf(DeniedException.class)
        .hasMessageContaining("Ask the owner of " + registry.host() + " for the permission");
    assertThat(reader.tags().list(registry.name("team/app"))).containsExactly("1.0");
  }
}
