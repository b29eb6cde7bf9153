package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SampleImagesTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void digestsNeverChange() {
    assertThat(SampleImages.small().digest())
        .isEqualTo("sha256:2d4cf177b74896a810cd6c4dd23b33e163dbbe63b3ae629388ee25c64b96a7fc");
    assertThat(SampleImages.layered().digest())
        .isEqualTo("sha256:5cf8d84e1ae2c11ffb8f101c3aa72943bb91777d592f6c62028f936eb47e4106");
    assertThat(SampleImages.multiPlatform().digest())
        .isEqualTo("sha256:3a8bc68b857c6e4ac9de307b90f6fdb49811a188fe26a0b29c959cf31fa04255");
    assertThat(SampleImages.dockerManifestList().digest())
        .isEqualTo("sha256:b32a694b4a208e33b78289a5fe5f3431a4e742d5e2dc1ea953f2f672b287e5fd");
    assertThat(SampleImages.withReferrers().digest())
        .isEqualTo("sha256:2d4cf177b74896a810cd6c4dd23b33e163dbbe63b3ae629388ee25c64b96a7fc");
    assertThat(SampleImages.artifact().digest())
        .isEqualTo("sha256:01fcf2670d8b84d841201a8ee18170b4840deacc3be32d0937eb3c9a17f3a4d9");
    assertThat(SampleImages.huge(10L << 30).digest())
        .isEqualTo("sha256:9b6f68384410df47ebd23bf82c89b752da565c8660694c2a1a561e24394f8476");
  }

  @Test
  void smallImageHasOneLayerAndSaysWhatItIs() {
    StoredImage image = SampleImages.small().pushTo(registry, "acme/web:1.0");

    assertThat(image.digest()).isEqualTo(SampleImages.small().digest());
    assertThat(image.mediaType()).isEqualTo("application/vnd.oci.image.manifest.v1+json");
    assertThat(image.manifest()).isEqualTo(SampleImages.small().manifest());
    assertThat(image.tags()).containsExactly("1.0");
    assertThat(image.platforms()).containsExactly("linux/amd64");
    assertThat(image.labels()).isEqualTo(Map.of("org.opencontainers.image.title", "small"));
    assertThat(image.annotations()).isEqualTo(Map.of("org.opencontainers.image.title", "small"));
    assertThat(image.isIndex()).isFalse();
    assertThat(image.images()).isEmpty();
    assertThat(image.referrers()).isEmpty();
    assertThat(image)
        .hasToString("acme/web@" + image.digest())
        .isEqualTo(registry.image("acme/web:1.0").orElseThrow())
        .isEqualTo(registry.image(registry.address() + "/acme/web@" + image.digest()).orElseThrow())
        .hasSameHashCodeAs(registry.image("acme/web:1.0").orElseThrow());
    StoredLayer layer = image.layers().get(0);
    assertThat(image.layers()).hasSize(1);
    assertThat(layer.mediaType()).isEqualTo("application/vnd.oci.image.layer.v1.tar+gzip");
    assertThat(registry.blob("acme/web", layer.digest()).orElseThrow()).hasSize((int) layer.size());
  }

  @Test
  void smallImagesWithOtherContentHaveOtherDigests() {
    assertThat(SampleImages.small("a").digest())
        .isNotEqualTo(SampleImages.small("b").digest())
        .isEqualTo(SampleImages.small("a").digest());
  }

  @Test
  void layersAreArchivesWithTheirFilesAndWhiteouts() throws IOException {
    StoredImage image = SampleImages.layered().pushTo(registry, "acme/web:1.0");

    List<List<String>> names = new ArrayList<>();
    for (StoredLayer layer : image.layers()) {
      names.add(entries(unzipped(layer.digest())));
    }
    assertThat(names)
        .containsExactly(
            List.of(
                "etc/",
                "etc/os-release",
                "etc/motd",
                "var/",
                "var/cache/",
                "var/cache/old",
                "var/cache/same"),
            List.of("bin/", "bin/hello", "bin/hi"),
            List.of("etc/", "etc/.wh.motd", "var/", "var/cache/", "var/cache/.wh..wh..opq"),
            List.of("var/", "var/cache/", "var/cache/new"));
  }

  @Test
  void configNamesTheLayersByTheDigestsOfTheirArchives() throws IOException {
    StoredImage image = SampleImages.layered().pushTo(registry, "acme/web:1.0");

    List<String> diffIds = new ArrayList<>();
    for (StoredLayer layer : image.layers()) {
      diffIds.add(Digest.of(Content.of(unzipped(layer.digest()))).toString());
    }
    assertThat(config(image)).contains("\"diff_ids\":" + Json.write(diffIds));
  }

  @Test
  void longContentIsStillAnArchive() throws IOException {
    String content = "0123456789".repeat(20_000);
    StoredImage image = SampleImages.small(content).pushTo(registry, "acme/web:1.0");

    byte[] tar = unzipped(image.layers().get(0).digest());
    assertThat(new String(tar, StandardCharsets.US_ASCII)).contains(content + "\n");
    assertThat(entries(tar)).containsExactly("bin/", "bin/hello");
  }

  @Test
  void indexListsItsPlatformsAndTheirImagesShareABase() {
    StoredImage index = SampleImages.multiPlatform().pushTo(registry, "acme/web:1.0");

    assertThat(index.isIndex()).isTrue();
    assertThat(index.mediaType()).isEqualTo("application/vnd.oci.image.index.v1+json");
    assertThat(index.layers()).isEmpty();
    assertThat(index.labels()).isEmpty();
    assertThat(index.platforms())
        .containsExactly("linux/amd64", "linux/arm64/v8", "linux/arm/v7", "linux/s390x");
    assertThat(index.images())
        .extracting(StoredImage::platforms)
        .containsExactly(
            List.of("linux/amd64"),
            List.of("linux/arm64/v8"),
            List.of("linux/arm/v7"),
            List.of("linux/s390x"));
    assertThat(index.images())
        .extracting(image -> image.layers().get(0).digest())
        .hasSize(4)
        .containsOnly(index.images().get(0).layers().get(0).digest());
    assertThat(index.images()).extracting(image -> image.layers().get(1)).doesNotHaveDuplicates();
    assertThat(index.image("linux/arm64/v8")).contains(index.images().get(1));
    assertThat(index.image("windows/amd64")).isEmpty();
    assertThat(index.images().get(3).image("linux/s390x")).contains(index.images().get(3));
    assertThat(index.images().get(3).image("linux/amd64")).isEmpty();
  }

  @Test
  void manifestListHasTheTypesOfDocker() {
    StoredImage list = SampleImages.dockerManifestList().pushTo(registry, "acme/web:1.0");

    assertThat(list.mediaType())
        .isEqualTo("application/vnd.docker.distribution.manifest.list.v2+json");
    assertThat(list.annotations()).isEmpty();
    assertThat(list.platforms()).containsExactly("linux/amd64", "linux/arm64/v8");
    StoredImage image = list.images().get(0);
    assertThat(image.mediaType()).isEqualTo("application/vnd.docker.distribution.manifest.v2+json");
    assertThat(image.artifactType()).contains("application/vnd.docker.container.image.v1+json");
    assertThat(image.layers())
        .extracting(StoredLayer::mediaType)
        .containsOnly("application/vnd.docker.image.rootfs.diff.tar.gzip");
  }

  @Test
  void referrersAreAboutTheImageAndAboutEachOther() {
    StoredImage image = SampleImages.withReferrers().pushTo(registry, "acme/web:1.0");

    assertThat(image.digest()).isEqualTo(SampleImages.small().digest());
    assertThat(image.referrers())
        .extracting(referrer -> referrer.artifactType().orElseThrow())
        .containsExactlyInAnyOrder(
            "application/spdx+json", "application/vnd.dev.cosign.artifact.sig.v1+json");
    assertThat(image.referrers())
        .flatExtracting(StoredImage::referrers)
        .extracting(referrer -> referrer.artifactType().orElseThrow())
        .containsExactly("application/vnd.dev.cosign.artifact.sig.v1+json");
    assertThat(registry.tags("acme/web")).containsExactly("1.0");
  }

  @Test
  void artifactIsNoImage() {
    StoredImage artifact = SampleImages.artifact().pushTo(registry, "acme/report:1");

    assertThat(artifact.artifactType()).contains("application/vnd.example.report");
    assertThat(artifact.platforms()).isEmpty();
    assertThat(artifact.labels()).isEmpty();
    assertThat(registry.blob("acme/report", artifact.layers().get(0).digest()).orElseThrow())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("Everything is fine.\n");
  }

  @Test
  void hugeLayerIsServedByRange() {
    long size = 10L << 30;
    StoredImage image = SampleImages.huge(size).pushTo(registry, "acme/huge:1");
    StoredLayer layer = image.layers().get(0);

    assertThat(layer.size()).isEqualTo(size);
    assertThat(layer.mediaType()).isEqualTo("application/vnd.oci.image.layer.v1.tar");
    var answer =
        new Client(registry)
            .get(
                "/v2/acme/huge/blobs/" + layer.digest(),
                "Range",
                "bytes=" + (size - 5) + "-" + (size - 1));
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range"))
        .contains("bytes " + (size - 5) + "-" + (size - 1) + "/" + size);
    assertThat(answer.body()).isEqualTo(new byte[5]);
  }

  @Test
  void hugeLayerOfAnySizeHasTheRightDigest() {
    long size = (3 << 20) + 7;
    StoredLayer layer = SampleImages.huge(size).pushTo(registry, "acme/huge:1").layers().get(0);

    assertThat(layer.size()).isEqualTo(size);
    assertThat(registry.blob("acme/huge", layer.digest()).orElseThrow())
        .isEqualTo(new byte[(int) size]);
    assertThat(layer.digest()).isEqualTo(Digest.of(Content.of(new byte[(int) size])).toString());
  }

  @Test
  void layerTooSmallForAnArchiveIsRefused() {
    assertThatThrownBy(() -> SampleImages.huge(1023))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No archive has 1023 bytes: ask for 1024 or more");
  }

  @Test
  void pushMovesTheTag() {
    SampleImages.small("a").pushTo(registry, "acme/web:1.0");
    StoredImage second = SampleImages.small("b").pushTo(registry, "acme/web:1.0");

    assertThat(registry.image("acme/web:1.0")).contains(second);
    assertThat(registry.image("acme/web@" + SampleImages.small("a").digest())).isPresent();
  }

  @Test
  void regionTakesSamplesToo() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      StoredImage image = SampleImages.small().pushTo(icr, "birds/bluebird:1");

      assertThat(icr.tags("birds/bluebird")).containsExactly("1");
      assertThat(image).hasToString("birds/bluebird@" + SampleImages.small().digest());
    }
  }

  @Test
  void namesOfImagesAreCheckedWithTheRule() {
    SampleImage small = SampleImages.small();

    assertThat(small).hasToString(small.mediaType() + " " + small.digest());
    assertThatThrownBy(() -> small.pushTo(registry, "acme/web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Neither tag nor digest in \"acme/web\": write for example \"acme/web:latest\"");
    assertThatThrownBy(() -> small.pushTo(registry, "acme/web@" + small.digest()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A sample has a digest of its own: put a tag into \"acme/web@"
                + small.digest()
                + "\", for example \"acme/web:1.0\"");
    assertThatThrownBy(() -> registry.image("example.com:80/web:1"))
        .hasMessageStartingWith("Not a repository name: \"example.com:80/web\". Expected ");
    assertThatThrownBy(() -> registry.image("acme/web:-1"))
        .hasMessageStartingWith("Not a tag: \"-1\". Expected ");
  }

  @Test
  void nothingIsFoundThatWasNotPushed() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");

    assertThat(registry.image("acme/web:1.1")).isEmpty();
    assertThat(registry.image("acme/api:1.0")).isEmpty();
  }

  @Test
  void documentsThatAreNonsenseSayNothing() {
    registry.putManifest("acme/web", "1.0", "a/b", Client.bytes("no JSON"));
    StoredImage image = registry.image("acme/web:1.0").orElseThrow();

    assertThat(image.layers()).isEmpty();
    assertThat(image.platforms()).isEmpty();
    assertThat(image.artifactType()).isEmpty();
    assertThat(image.isIndex()).isFalse();
  }

  private String config(StoredImage image) {
    String digest =
        Json.tryObject(new String(image.manifest(), StandardCharsets.UTF_8))
            .flatMap(manifest -> Json.string(Json.object(manifest, "config"), "digest"))
            .orElseThrow();
    return new String(
        registry.blob(image.repository(), digest).orElseThrow(), StandardCharsets.UTF_8);
  }

  private byte[] unzipped(String layer) throws IOException {
    byte[] blob = registry.blob("acme/web", layer).orElseThrow();
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(blob))) {
      return gzip.readAllBytes();
    }
  }

  /** The names in an archive, by the sizes in its headers. */
  private static List<String> entries(byte[] tar) {
    List<String> names = new ArrayList<>();
    for (int at = 0; tar[at] != 0; ) {
      names.add(text(tar, at, 100));
      int size = Integer.parseInt(text(tar, at + 124, 12), 8);
      at += 512 + (size + 511) / 512 * 512;
    }
    return names;
  }

  private static String text(byte[] tar, int from, int length) {
    String field = new String(tar, from, length, StandardCharsets.US_ASCII);
    return field.substring(0, field.indexOf('\0'));
  }
}
