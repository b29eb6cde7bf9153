package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The peers work with one another: what the other tests stand on. */
@Interop
class PeersIT {
  @ParameterizedTest
  @EnumSource
  void skopeoPushesToDistribution(
      SignIn signIn, @TempDir Path directory, Peers peers, Fixtures fixtures) {
    try (Distribution registry = Distribution.start(directory, signIn)) {
      String name = registry.peerName("team/app:1.0");

      peers
          .skopeo(registry.peerOptions("dest-", "copy", fixtures.layered().peerName(), name))
          .succeeded();

      String digest =
          peers
              .skopeo(registry.peerOptions("", "inspect", "--format={{.Digest}}", name))
              .succeeded();
      assertThat(digest.strip()).isEqualTo(fixtures.layered().digest());
      int anonymous = peers.skopeo("inspect", "--tls-verify=false", name).status();
      assertThat(anonymous).isEqualTo(signIn == SignIn.NONE ? 0 : 1);
    }
  }
}
