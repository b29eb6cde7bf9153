package dev.registrysdk.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.testing.Feature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferrersTest {
  private final MemoryStore source = new MemoryStore("1.0");
  private final ManifestDocument image = TestImages.image(source, Platform.LINUX_AMD64, "one");
  private final ManifestDocument signature = TestImages.signature(source, image.descriptor());
  private final String fallbackTag = "sha256-" + image.digest().encoded();
  private RemoteFixture remote = RemoteFixture.start();

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void referrersAreListedByTheApi() {
    pushWithReferrers();

    assertThat(remote.repository.referrers(image.digest()))
        .extracting(Descriptor::digest)
        .containsExactly(signature.digest());
    assertThat(remote.server.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void referrersAreListedByTheFallbackTagWithoutTheApi() {
    withoutApi();
    pushWithReferrers();

    assertThat(remote.server.tags("acme/web")).containsExactly("1.0", fallbackTag);
    assertThat(remote.repository.referrers(image.digest()))
        .singleElement()
        .satisfies(
            referrer -> {
              assertThat(referrer.digest()).isEqualTo(signature.digest());
              assertThat(referrer.artifactType()).contains("application/vnd.example.signature");
            });
  }

  @Test
  void referrerIsListedOnceHoweverOftenItIsPushed() {
    withoutApi();
    pushWithReferrers();
    remote.repository.putManifest("signature", signature);

    assertThat(remote.repository.referrers(image.digest())).hasSize(1);
  }

  @Test
  void deletedReferrerIsNoLongerListed() {
    withoutApi();
    pushWithReferrers();

    remote.repository.deleteManifest(signature.digest());

    assertThat(remote.repository.referrers(image.digest())).isEmpty();
  }

  @Test
  void referrersAreFilteredByTheirType() {
    pushWithReferrers();

    assertThat(remote.repository.referrers(image.digest(), "application/vnd.example.signature"))
        .hasSize(1);
    assertThat(remote.repository.referrers(image.digest(), "application/vnd.example.sbom"))
        .isEmpty();
  }

  @Test
  void imageWithoutReferrersHasNone() {
    withoutApi();

    assertThat(remote.repository.referrers(image.digest())).isEmpty();
  }

  @Test
  void fallbackTagThatIsTakenIsReported() {
    withoutApi();
    source.root(image);
    remote.copy(source, remote.repository.image(fallbackTag));

    assertThatThrownBy(this::pushWithReferrers)
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining(
            "Could not record a referrer under "
                + remote.repository
                + ":"
                + fallbackTag
                + ": the tag is taken by something that is not an index");
  }

  @Test
  void referrersAreCopiedFromRegistryToRegistry() {
    pushWithReferrers();
    try (RemoteFixture other = RemoteFixture.start(server -> server.without(Feature.REFERRERS))) {
      new Copier()
          .copy(
              CopyRequest.builder()
                  .source(remote.repository.image("1.0"))
                  .target(other.repository.image("1.0"))
                  .referrers(true)
                  .build());

      assertThat(other.repository.referrers(image.digest())).hasSize(1);
    }
  }

  @Test
  void fallbackTagOfSha512IsCut() {
    Digest digest = Digest.parse("sha512:" + "ab".repeat(64));

    assertThat(Referrers.fallbackTag(digest)).isEqualTo("sha512-" + "ab".repeat(32));
  }

  private void withoutApi() {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.REFERRERS));
  }

  private void pushWithReferrers() {
    source.root(image);
    new Copier()
        .copy(
            CopyRequest.builder()
                .source(source)
                .target(remote.repository.image("1.0"))
                .referrers(true)
                .build());
  }
}
