package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.TestImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Docker archive is written as. */
class DockerArchiveWritingTest {
  private static final byte[] TOP = TestImage.layerContent("top");

  @TempDir Path temp;

  @Test
  void whatIsWrittenHasUncompressedLayersForEveryLoader() throws IOException {
    TestImage image = TestImage.of("web");
    image.writeTo(archive().image("us.icr.io/acme/web:1.0"));

    byte[] base = TestImage.layerContent("web base");
    byte[] top = TestImage.layerContent("web top");
    String config = "blobs/sha256/" + image.manifest().asImage().config().digest().encoded();
    Map<String, byte[]> members = Archives.members(file());
    assertThat(members)
        .containsEntry(blob(base), base)
        .containsEntry(blob(top), top)
        .containsKeys(config, "index.json", "oci-layout")
        .hasSize(7);
    assertThat(members.get("manifest.json"))
        .asString(UTF_8)
        .isEqualTo(manifest(config, "[\"us.icr.io/acme/web:1.0\"]", blob(base), blob(top)));
  }

  @Test
  void theLayoutInsideOfWhatIsWrittenIsComplete() {
    TestImage.of("web").writeTo(archive().image("us.icr.io/acme/web:1.0"));

    try (ImageReader reader =
        OciLayout.archive(file()).image("us.icr.io/acme/web:1.0").openReader()) {
      assertThat(reader.root().references())
          .allSatisfy(
              child -> {
                try (InputStream in = reader.blob(child).open()) {
                  assertThat(in.readAllBytes()).hasSize((int) child.size());
                }
              });
    }
  }

  @Test
  void theImageIdSurvivesWritingAndReading() {
    TestImage image = TestImage.of("web").writeTo(archive());

    assertThat(configOf(archive())).isEqualTo(image.manifest().asImage().config().digest());
  }

  @Test
  void theSameImageAlwaysGivesTheSameArchive() {
    Path other = temp.resolve("other.tar");
    TestImage.of("web").writeTo(archive());
    TestImage.of("web").writeTo(DockerArchive.at(other));

    assertThat(file()).hasSameBinaryContentAs(other);
  }

  @Test
  void anIndexOfSeveralPlatformsIsRefused() {
    ManifestDocument index = index(Platform.LINUX_AMD64, Platform.LINUX_ARM64);
    try (ImageWriter writer = archive().openWriter()) {
      assertThatThrownBy(() -> writer.finish(index, List.of()))
          .isInstanceOf(UnsupportedException.class)
          .hasMessage(
              "Could not write %s: a Docker archive takes one platform, and the image is an index of linux/amd64, linux/arm64. Choose one of the platforms that are there"
                  .formatted(archive()));
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void anIndexOfSeveralPlatformsIsRefusedBeforeAnythingIsTransferred() {
    ManifestDocument index = index(Platform.LINUX_AMD64, Platform.LINUX_ARM64);
    try (ImageWriter writer = archive().openWriter()) {
      assertThatThrownBy(() -> writer.expect(index))
          .isInstanceOf(UnsupportedException.class)
          .hasMessageContaining("a Docker archive takes one platform");
    }
  }

  @Test
  void anIndexOfOneImageIsWrittenAsThatImage() {
    TestImage image = TestImage.of("web");
    Descriptor entry =
        Descriptor.builder()
            .from(image.manifest().descriptor())
            .platform(Platform.LINUX_AMD64)
            .build();
    try (ImageWriter writer = archive().openWriter()) {
      image.putBlobs(writer);
      writer.putManifest(image.manifest());
      writer.finish(ImageIndex.builder().addManifests(entry).build().toDocument(), List.of());
    }

    assertThat(configOf(archive())).isEqualTo(image.manifest().asImage().config().digest());
  }

  @Test
  void aLayerThatIsNotTheOneOfTheConfigurationIsNotWritten() {
    TestImage image = TestImage.of("web");
    byte[] wrong = TestImage.gzip(TOP);
    ManifestDocument manifest =
        ImageManifest.builder()
            .from(image.manifest().asImage())
            .layers(
                List.of(
                    image.manifest().asImage().layers().get(0),
                    Descriptor.of(MediaType.OCI_LAYER_GZIP, wrong)))
            .build()
            .toDocument();
    try (ImageWriter writer = archive().openWriter()) {
      image.putBlobs(writer);
      writer.putBlob(Blob.of(Descriptor.of(MediaType.OCI_LAYER_GZIP, wrong), wrong));

      assertThatThrownBy(() -> writer.finish(manifest, List.of()))
          .isInstanceOf(IntegrityException.class)
          .hasMessage(
              "Could not write %s: the image is damaged: its layer %s unpacks to %s, its configuration has %s. Nothing was stored; the content at the source has to be made or pushed again"
                  .formatted(
                      archive(),
                      Digest.sha256(wrong),
                      Digest.sha256(TOP),
                      Digest.sha256(TestImage.layerContent("web top"))));
    }
  }

  @Test
  void anArtifactThatIsNoImageIsRefused() {
    byte[] empty = {'{', '}'};
    ManifestDocument artifact =
        ImageManifest.builder()
            .config(Descriptor.of(MediaType.OCI_EMPTY, empty))
            .build()
            .toDocument();
    try (ImageWriter writer = archive().openWriter()) {
      assertThatThrownBy(() -> writer.finish(artifact, List.of()))
          .isInstanceOf(UnsupportedException.class)
          .hasMessage(
              "Could not write %s: it can hold images only, not an artifact like %s. Use another way: this place does not offer the operation"
                  .formatted(archive(), artifact.digest()));
    }
  }

  private DockerArchive archive() {
    return DockerArchive.at(file());
  }

  private Path file() {
    return temp.resolve("image.tar");
  }

  private static String manifest(String config, String tags, String... layers) {
    String paths = layers.length == 0 ? "" : "\"" + String.join("\",\"", layers) + "\"";
    return "[{\"Config\":\"%s\",\"RepoTags\":%s,\"Layers\":[%s]}]".formatted(config, tags, paths);
  }

  private static String blob(byte[] content) {
    return "blobs/sha256/" + Digest.sha256(content).encoded();
  }

  private static ManifestDocument index(Platform... platforms) {
    ImageIndex.Builder index = ImageIndex.builder();
    for (Platform platform : platforms) {
      Descriptor image = TestImage.of("web", platform).manifest().descriptor();
      index.addManifests(Descriptor.builder().from(image).platform(platform).build());
    }
    return index.build().toDocument();
  }

  private static Digest configOf(DockerArchive archive) {
    try (ImageReader reader = archive.openReader()) {
      return reader.root().asImage().config().digest();
    }
  }
}
