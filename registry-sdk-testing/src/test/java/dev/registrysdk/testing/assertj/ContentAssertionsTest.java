package dev.registrysdk.testing.assertj;

import static dev.registrysdk.testing.assertj.RegistryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.SampleImages;
import dev.registrysdk.testing.StoredImage;
import dev.registrysdk.testing.junit.Http;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each assertion about content, once true and once not. */
final class ContentAssertionsTest {
  private static final String TITLE = "org.opencontainers.image.title";
  private static final String DIGEST_OF_A =
      "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
  private static final String ABSENT = "sha256:" + "0".repeat(64);

  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final String name = registry.toString();
  private final String expecting = "Expecting " + name;

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void hasImage() {
    StoredImage image = SampleImages.layered().pushTo(registry, "acme/web:1.0");

    assertThat(registry).hasImage("acme/web@" + image.digest());
    assertThat(registry)
        .hasImage(registry.address() + "/acme/web:1.0")
        .withDigest(image.digest())
        .withMediaType("application/vnd.oci.image.manifest.v1+json")
        .withPlatforms("linux/amd64")
        .withLayers(4)
        .withLabel(TITLE, "layered")
        .withAnnotation(TITLE, "layered")
        .withArtifactType("application/vnd.oci.image.config.v1+json")
        .withReferrers()
        .withReferrers(0);
  }

  @Test
  void imageOfAnEmptyRegistryWasNeverPushed() {
    Http.get(registry.url() + "v2/");

    assertThatThrownBy(() -> assertThat(registry).hasImage("acme/web:1.0"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            expecting
                + " to have the image\n"
                + "  acme/web:1.0\n"
                + "but there is no repository at all: nothing was pushed to it, and it received:\n"
                + "  1. GET /v2/ -> 200");
  }

  @Test
  void imageOfAnotherRepositoryWasPushed() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");
    SampleImages.small().pushTo(registry, "acme/api:1.0");

    assertThatThrownBy(() -> assertThat(registry).hasImage("acme/wbe:1.0"))
        .hasMessage(
            expecting
                + " to have the image\n"
                + "  acme/wbe:1.0\n"
                + "but there is no repository acme/wbe. The nearest is acme/web. There are:\n"
                + "  acme/api\n"
                + "  acme/web");
    assertThatThrownBy(
            () -> assertThat(registry).as("image").hasImage(registry.address() + "/other:1.0"))
        .hasMessage(
            "[image] Expecting "
                + name
                + " to have the image\n"
                + "  "
                + registry.address()
                + "/other:1.0\n"
                + "but there is no repository other. There are:\n"
                + "  acme/api\n"
                + "  acme/web");
  }

  @Test
  void imageWithAnotherTagWasPushed() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");
    SampleImages.small().pushTo(registry, "acme/web:latest");

    assertThatThrownBy(() -> assertThat(registry).hasImage("acme/web:1.1"))
        .hasMessage(
            expecting
                + " to have the image\n"
                + "  acme/web:1.1\n"
                + "but acme/web has no tag 1.1. The nearest is 1.0. There are:\n"
                + "  1.0\n"
                + "  latest");
    assertThatThrownBy(() -> assertThat(registry).hasImage("acme/web@" + ABSENT))
        .hasMessage(
            expecting
                + " to have the image\n"
                + "  acme/web@"
                + ABSENT
                + "\nbut acme/web has no manifest "
                + ABSENT
                + ". Its tags are:\n"
                + "  1.0\n"
                + "  latest");
  }

  @Test
  void imageOfARepositoryWithoutTagsWasNotPushed() {
    registry.createRepository("acme/web");

    assertThatThrownBy(() -> assertThat(registry).hasImage("acme/web:1.0"))
        .hasMessageEndingWith("but acme/web has no tag 1.0. It has no tags");
  }

  @Test
  void hasNoImage() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");

    assertThat(registry).hasNoImage("acme/web:1.1").hasNoImage("acme/api:1.0");
  }

  @Test
  void hasAnImageAllTheSame() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");

    assertThatThrownBy(() -> assertThat(registry).hasNoImage("acme/web:1.0"))
        .hasMessage(
            expecting
                + " not to have the image\n"
                + "  acme/web:1.0\n"
                + "but it has it, with the digest "
                + SampleImages.small().digest());
  }

  @Test
  void hasTags() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");
    SampleImages.small().pushTo(registry, "acme/web:2.0");

    assertThat(registry).hasTags("acme/web", "2.0", "1.0").hasTags("acme/api");
  }

  @Test
  void hasOtherTags() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");
    SampleImages.small().pushTo(registry, "acme/web:2.0");

    assertThatThrownBy(() -> assertThat(registry).hasTags("acme/web", "1.0", "3.0"))
        .hasMessage(
            "Expecting the tags of acme/web in "
                + name
                + " to be\n"
                + "  [1.0, 3.0]\n"
                + "but they are\n"
                + "  [1.0, 2.0]\n"
                + "Missing: [3.0]\n"
                + "Not expected: [2.0]");
    assertThatThrownBy(() -> assertThat(registry).hasTags("acme/wbe", "1.0"))
        .hasMessage(
            "Expecting the tags of acme/wbe in "
                + name
                + " to be\n"
                + "  [1.0]\n"
                + "but they are\n"
                + "  []\n"
                + "Missing: [1.0]\n"
                + "But there is no repository acme/wbe. The nearest is acme/web. There are:\n"
                + "  acme/web");
  }

  @Test
  void hasRepositories() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");
    SampleImages.small().pushTo(registry, "acme/api:1.0");

    assertThat(registry).hasRepositories("acme/web", "acme/api");
  }

  @Test
  void hasOtherRepositories() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");

    assertThatThrownBy(() -> assertThat(registry).hasRepositories())
        .hasMessage(
            "Expecting the repositories in "
                + name
                + " to be\n"
                + "  []\n"
                + "but they are\n"
                + "  [acme/web]\n"
                + "Not expected: [acme/web]");
  }

  @Test
  void hasBlob() {
    String digest = registry.putBlob("acme/web", new byte[1]);

    assertThat(registry).hasBlob("acme/web", digest);
  }

  @Test
  void hasNoSuchBlob() {
    String digest = registry.putBlob("acme/web", new byte[1]);

    assertThatThrownBy(() -> assertThat(registry).hasBlob("acme/api", digest))
        .hasMessage(
            expecting
                + " to have in acme/api the blob\n  "
                + digest
                + "\nbut only other repositories have it:\n"
                + "  acme/web");
    assertThatThrownBy(() -> assertThat(registry).hasBlob("acme/web", ABSENT))
        .hasMessage(
            expecting
                + " to have in acme/web the blob\n  "
                + ABSENT
                + "\nbut no repository has it");
  }

  @Test
  void hasNoOpenUploads() {
    String url = registry.url() + "v2/acme/web/blobs/uploads/";
    Http.send("POST", url + "?digest=" + DIGEST_OF_A, "a");

    assertThat(registry).hasNoOpenUploads().hasBlob("acme/web", DIGEST_OF_A);
  }

  @Test
  void hasOpenUploads() {
    Http.send("POST", registry.url() + "v2/acme/web/blobs/uploads/", "");

    assertThatThrownBy(() -> assertThat(registry).hasNoOpenUploads())
        .hasMessage(
            expecting
                + " to have no uploads in progress, but there is 1, in\n"
                + "  acme/web\n"
                + "and it received:\n"
                + "  1. POST /v2/acme/web/blobs/uploads/ -> 202");
  }

  @Test
  void imageIsAnother() {
    StoredImage image = SampleImages.small().pushTo(registry, "acme/web:1.0");
    ImageAssert web = assertThat(registry).hasImage("acme/web:1.0");

    assertThatThrownBy(() -> web.withDigest(ABSENT))
        .hasMessage(
            "Expecting acme/web:1.0 to have the digest\n  "
                + ABSENT
                + "\nbut it is\n  "
                + image.digest());
    assertThatThrownBy(() -> web.withMediaType("a/b"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have the media type
              a/b
            but it is
              application/vnd.oci.image.manifest.v1+json""");
    assertThatThrownBy(() -> web.withPlatforms("linux/amd64", "linux/s390x"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have the platforms
              [linux/amd64, linux/s390x]
            but they are
              [linux/amd64]""");
    assertThatThrownBy(() -> web.withLayers(2))
        .hasMessage("Expecting acme/web:1.0 to have a number of layers of\n  2\nbut it is\n  1");
    assertThatThrownBy(() -> web.withArtifactType("a/b"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have the artifact type
              a/b
            but it is
              application/vnd.oci.image.config.v1+json""");
  }

  @Test
  void imageHasOtherLabelsAndAnnotations() {
    SampleImages.small().pushTo(registry, "acme/web:1.0");
    SampleImages.artifact().pushTo(registry, "acme/report:1");

    assertThatThrownBy(
            () -> assertThat(registry).hasImage("acme/web:1.0").withLabel("stage", "production"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have the label
              stage=production
            but it has
              org.opencontainers.image.title=small""");
    assertThatThrownBy(
            () -> assertThat(registry).hasImage("acme/web:1.0").withAnnotation(TITLE, "large"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have the annotation
              org.opencontainers.image.title=large
            but it has
              org.opencontainers.image.title=small""");
    assertThatThrownBy(
            () -> assertThat(registry).hasImage("acme/report:1").withAnnotation(TITLE, "large"))
        .hasMessage(
            """
            Expecting acme/report:1 to have the annotation
              org.opencontainers.image.title=large
            but it has no annotations""");
  }

  @Test
  void referrersAreCountedAndNamed() {
    SampleImages.withReferrers().pushTo(registry, "acme/web:1.0");

    assertThat(registry)
        .hasImage("acme/web:1.0")
        .withReferrers(2)
        .withReferrers("application/vnd.dev.cosign.artifact.sig.v1+json", "application/spdx+json");
  }

  @Test
  void referrersAreOthers() {
    SampleImages.withReferrers().pushTo(registry, "acme/web:1.0");
    ImageAssert web = assertThat(registry).hasImage("acme/web:1.0");

    assertThatThrownBy(() -> web.withReferrers(1))
        .hasMessage(
            "Expecting acme/web:1.0 to have 1 referrer, not 2:"
                + " [application/spdx+json, application/vnd.dev.cosign.artifact.sig.v1+json]");
    assertThatThrownBy(() -> web.withReferrers("application/spdx+json"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have referrers of the types
              [application/spdx+json]
            but they are
              [application/spdx+json, application/vnd.dev.cosign.artifact.sig.v1+json]""");
  }

  @Test
  void imageOfAnIndexIsFoundByItsPlatform() {
    StoredImage index = SampleImages.multiPlatform().pushTo(registry, "acme/web:1.0");

    assertThat(index)
        .withPlatforms("linux/s390x", "linux/arm/v7", "linux/arm64/v8", "linux/amd64")
        .forPlatform("linux/arm64/v8")
        .withLayers(2)
        .withLabel(TITLE, "multi-platform")
        .withPlatforms("linux/arm64/v8");
  }

  @Test
  void imageForAPlatformIsMissing() {
    StoredImage index = SampleImages.dockerManifestList().pushTo(registry, "acme/web:1.0");
    registry.putManifest("other", "1", index.mediaType(), index.manifest());

    assertThatThrownBy(
            () -> assertThat(registry).hasImage("acme/web:1.0").forPlatform("linux/s390x"))
        .hasMessage(
            """
            Expecting acme/web:1.0 to have an image for the platform
              linux/s390x
            but it has those for
              [linux/amd64, linux/arm64/v8]""");
    assertThatThrownBy(() -> assertThat(registry).hasImage("other:1").forPlatform("linux/amd64"))
        .hasMessage(
            """
            Expecting other:1 to have an image for the platform
              linux/amd64
            but the index lists one that is not in the repository""");
  }

  @Test
  void layersAndLabelsOfAnIndexAreThoseOfItsImages() {
    SampleImages.dockerManifestList().pushTo(registry, "acme/web:1.0");
    ImageAssert web = assertThat(registry).hasImage("acme/web:1.0");

    assertThatThrownBy(() -> web.withLayers(2))
        .hasMessage(
            "Expecting acme/web:1.0 to have layers, but it is an index: only its images have"
                + " them. Ask forPlatform(…), for one of\n"
                + "  [linux/amd64, linux/arm64/v8]");
    assertThatThrownBy(() -> web.withLabel("a", "b"))
        .hasMessageStartingWith("Expecting acme/web:1.0 to have labels, but it is an index: ");
    assertThatThrownBy(() -> web.forPlatform("linux/amd64").withLayers(3))
        .hasMessage(
            """
            Expecting acme/web:1.0 (linux/amd64) to have a number of layers of
              3
            but it is
              2""");
  }
}
