package dev.registrysdk.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.RegistryClient;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.copy.CopyResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies from one registry to another, which ask for different proofs. */
@Interop
class TwoRegistriesIT {
  @Test
  void imagesAndIndexesKeepTheirDigests(
      @TempDir Path here, @TempDir Path there, Peers peers, Fixtures fixtures) {
    try (Distribution source = Distribution.start(here, SignIn.HTPASSWD);
        Distribution target = Distribution.start(there, SignIn.TOKEN);
        RegistryClient client =
            RegistryClient.builder()
                .credentials(CredentialProvider.firstOf(source.credentials(), target.credentials()))
                .build()) {
      for (LayoutImage image : fixtures.images()) {
        String name = "team/app:" + image.tag();
        peers.push(image.peerName(), source, name);

        CopyResult result = client.images().copy(source.name(name), target.name(name));

        assertThat(result.digest()).hasToString(image.digest());
        assertThat(result.mounted().blobs()).isZero();
        assertThat(peers.digest(target, name)).isEqualTo(image.digest());
      }
    }
  }

  @Test
  void whatTheTargetHasIsNotTransferred(
      @TempDir Path here, @TempDir Path there, Peers peers, Fixtures fixtures) {
    try (Distribution source = Distribution.start(here, SignIn.NONE);
        Distribution target = Distribution.start(there, SignIn.NONE);
        RegistryClient client = RegistryClient.create()) {
      peers.push(fixtures.index().peerName(), source, "team/app:1.0");
      peers.push(fixtures.layered().peerName(), target, "team/app:0.9");

      CopyResult result =
          client.images().copy(source.name("team/app:1.0"), target.name("team/app:1.0"));

      assertThat(result.skipped().blobs()).isGreaterThanOrEqualTo(Fixtures.LAYERS);
      assertThat(result.copied().blobs())
          .isEqualTo(Fixtures.INDEX_LAYERS + 2 - result.skipped().blobs());
      assertThat(client.images().copy(source.name("team/app:1.0"), target.name("team/app:1.0")))
          .extracting(CopyResult::unchanged)
          .isEqualTo(true);
    }
  }
}
