package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.copy.CopyResult;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.RegistryAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user pays for: the number of requests, exactly, for an image of n = 3 layers. */
class RequestCountTest {
  private final MemoryStore source = new MemoryStore("1.0");
  private final ManifestDocument image =
      TestImages.image(source, Platform.LINUX_AMD64, "one", "two", "three");
  private RemoteFixture remote = RemoteFixture.start();

  @BeforeEach
  void imageAtTheSource() {
    source.root(image);
  }

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void firstPushTakesTwoRequestsForEachBlobAndTwoForTheManifest() {
    remote.copy(source, remote.repository.image("1.0"));

    // HEAD manifest, 4 × (POST, PUT), PUT manifest: 2n + 4
    assertThat(remote.server.requestCount()).isEqualTo(10);
  }

  @Test
  void pushingAgainTakesOneRequest() {
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.clearRequests();

    CopyResult result = remote.copy(source, remote.repository.image("1.0"));

    assertThat(result.unchanged()).isTrue();
    assertThat(remote.requests()).containsExactly("HEAD /v2/acme/web/manifests/1.0");
  }

  @Test
  void pushingUnderAnotherTagTakesOneRequestForEachBlob() {
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.clearRequests();

    CopyResult result = remote.copy(source, remote.repository.image("1.1"));

    assertThat(result.skipped().blobs()).isEqualTo(4);
    assertThat(remote.server.requestCount()).isEqualTo(6);
  }

  @Test
  void pullTakesOneRequestForEachBlobAndOneForTheManifest() {
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.clearRequests();

    remote.copy(remote.repository.image("1.0"), new MemoryStore("pulled"));

    // GET manifest, 4 × GET blob: n + 2
    assertThat(remote.server.requestCount()).isEqualTo(5);
  }

  @Test
  void copyInsideOneRegistryMountsEveryBlobWithOneRequest() {
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.clearRequests();

    CopyResult result =
        remote.copy(
            remote.repository.image("1.0"), remote.registry.repository("acme/copy").image("1.0"));

    // GET manifest, HEAD manifest, 4 × POST mount, PUT manifest: n + 4
    assertThat(remote.server.requestCount()).isEqualTo(7);
    assertThat(result.mounted().blobs()).isEqualTo(4);
    assertThat(result.digest()).isEqualTo(image.digest());
  }

  @Test
  void tokenIsAskedForOnceForAWholePush() {
    remote.close();
    remote = RemoteFixture.start(server -> server.auth(RegistryAuth.token("ann", "secret")));

    remote.copy(source, remote.repository.image("1.0"));

    // One 401, one token, then the same as without authentication.
    assertThat(remote.server.requestCount()).isEqualTo(12);
  }

  @Test
  void copyToAnotherRegistryReadsEachBlobOnce() {
    remote.copy(source, remote.repository.image("1.0"));
    remote.server.clearRequests();
    try (RemoteFixture other = RemoteFixture.start()) {
      CopyResult result =
          remote.copy(remote.repository.image("1.0"), other.repository.image("1.0"));

      assertThat(result.digest()).isEqualTo(image.digest());
      assertThat(remote.server.requestCount()).isEqualTo(5);
      assertThat(other.server.requestCount()).isEqualTo(10);
    }
  }
}
