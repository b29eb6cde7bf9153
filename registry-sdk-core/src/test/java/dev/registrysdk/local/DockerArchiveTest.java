package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageStoreContract;
import dev.registrysdk.store.TestImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerArchiveTest implements ImageStoreContract {
  private static final byte[] BASE = TestImage.layerContent("base");
  private static final byte[] TOP = TestImage.layerContent("top");
  private static final byte[] CONFIG =
      ImageConfig.builder().addDiffIds(Digest.sha256(BASE), Digest.sha256(TOP)).build().toJson();
  private static final String ID = Digest.sha256(CONFIG).encoded();

  @TempDir Path temp;

  @Override
  public ImageStore store() {
    return archive().layersAsTheyAre();
  }

  private DockerArchive archive() {
    return DockerArchive.at(file());
  }

  private Path file() {
    return temp.resolve("image.tar");
  }

  @Override
  public void damage(Digest content) throws IOException {
    Archives.damage(file(), "blobs/sha256/" + content.encoded());
  }

  @Override
  public boolean takesIndexes() {
    return false;
  }

  @Test
  void theShapeOfDockerBefore25IsRead() throws IOException {
    new Archives()
        .directory("v1base")
        .add("v1base/VERSION", "1.0")
        .add("v1base/json", "{}")
        .add("v1base/layer.tar", BASE)
        .add("v1top/layer.tar", TOP)
        .add(ID + ".json", CONFIG)
        .add(
            "manifest.json",
            manifest(ID + ".json", "[\"web:1.0\"]", "v1base/layer.tar", "v1top/layer.tar"))
        .add("repositories", "{\"web\":{\"1.0\":\"v1top\"}}")
        .writeTo(file());

    assertReads(MediaType.OCI_LAYER_GZIP);
    assertThat(names()).containsExactly(ImageReference.parse("docker.io/library/web:1.0"));
  }

  @Test
  void layersThatAreLinksAreFollowed() throws IOException {
    new Archives()
        .link("v1base/layer.tar", "../base.tar")
        .hardLink("v1top/layer.tar", "./top.tar")
        .add("base.tar", BASE)
        .add("top.tar", TOP)
        .add("config.json", CONFIG)
        .add(
            "manifest.json", manifest("config.json", "null", "v1base/layer.tar", "v1top/layer.tar"))
        .writeTo(file());

    assertReads(MediaType.OCI_LAYER_GZIP);
  }

  @Test
  void theShapeOfCraneIsRead() throws IOException {
    new Archives()
        .add("sha256:" + ID, CONFIG)
        .add("a.tar.gz", TestImage.gzip(BASE))
        .add("b.tar.gz", TestImage.gzip(TOP))
        .add(
            "manifest.json",
            manifest("sha256:" + ID, "[\"us.icr.io/acme/web:1.0\"]", "a.tar.gz", "b.tar.gz"))
        .writeTo(file());

    assertReads(MediaType.OCI_LAYER_GZIP);
    assertThat(layers().get(0)).isEqualTo(TestImage.gzip(BASE));
  }

  @Test
  void theShapeOfClassicDocker25IsReadThroughItsConfiguration() throws IOException {
    ManifestDocument own =
        ImageManifest.builder()
            .config(Descriptor.of(MediaType.OCI_CONFIG, CONFIG))
            .addLayers(
                Descriptor.of(MediaType.OCI_LAYER, BASE), Descriptor.of(MediaType.OCI_LAYER, TOP))
            .build()
            .toDocument();
    new Archives()
        .add(blob(CONFIG), CONFIG)
        .add(blob(BASE), BASE)
        .add(blob(TOP), TOP)
        .add(blob(own.bytes()), own.bytes())
        .add(
            "index.json",
            ImageIndex.builder().addManifests(own.descriptor()).build().toDocument().bytes())
        .add("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}")
        .add("manifest.json", manifest(blob(CONFIG), "[\"web:1.0\"]", blob(BASE), blob(TOP)))
        .writeTo(file());

    assertReads(MediaType.OCI_LAYER_GZIP);
    try (ImageReader reader = archive().layersAsTheyAre().openReader()) {
      assertThat(reader.root()).isEqualTo(own);
    }
  }

  @Test
  void theManifestFromTheRegistryIsKeptWhenTheArchiveHasIt() throws IOException {
    TestImage image = TestImage.of("web").writeTo(store(), "web:1.0");

    try (ImageReader reader = archive().openReader()) {
      assertThat(reader.root()).isEqualTo(image.manifest());
    }
  }

  @Test
  void anArchiveCompressedWithGzipIsRead() throws IOException {
    writeSimple("[\"web:1.0\"]");
    Files.write(file(), TestImage.gzip(Files.readAllBytes(file())));

    assertReads(MediaType.OCI_LAYER_GZIP);
  }

  @Test
  void layersStayUncompressedIfAsked() throws IOException {
    writeSimple("null");

    try (ImageReader reader = archive().layersAsTheyAre().openReader()) {
      assertThat(reader.root().asImage().layers())
          .containsExactly(
              Descriptor.of(MediaType.OCI_LAYER, BASE), Descriptor.of(MediaType.OCI_LAYER, TOP));
    }
  }

  @Test
  void layersCompressedWithZstdArePassedOn() throws IOException {
    byte[] zstd = Zstd.compress(TOP);
    new Archives()
        .add("config.json", CONFIG)
        .add("base.tar", BASE)
        .add("top.tar.zst", zstd)
        .add("manifest.json", manifest("config.json", "null", "base.tar", "top.tar.zst"))
        .writeTo(file());

    try (ImageReader reader = archive().openReader()) {
      assertThat(reader.root().asImage().layers().get(1))
          .isEqualTo(Descriptor.of(MediaType.OCI_LAYER_ZSTD, zstd));
    }
  }

  @Test
  void layersCompressedWithZstdAreCheckedToo() throws IOException {
    new Archives()
        .add("config.json", CONFIG)
        .add("base.tar", BASE)
        .add("top.tar.zst", Zstd.compress(BASE))
        .add("manifest.json", manifest("config.json", "null", "base.tar", "top.tar.zst"))
        .writeTo(file());

    try (ImageReader reader = archive().openReader()) {
      assertThatThrownBy(reader::root)
          .isInstanceOf(IntegrityException.class)
          .hasMessage(
              "Could not read %s: the layer top.tar.zst unpacks to %s, its image has %s. Check that the file is complete; save or download it again"
                  .formatted(archive(), Digest.sha256(BASE), Digest.sha256(TOP)));
    }
  }

  @Test
  void oneOfSeveralImagesIsChosenByNameOrId() throws IOException {
    byte[] other = ImageConfig.builder().author("other").build().toJson();
    new Archives()
        .add("a.json", CONFIG)
        .add("b.json", other)
        .add("base.tar", BASE)
        .add("top.tar", TOP)
        .add(
            "manifest.json",
            """
            [{"Config":"a.json","RepoTags":["web:1.0"],"Layers":["base.tar","top.tar"]},
             {"Config":"b.json","RepoTags":null,"Layers":null,"Parent":"sha256:%s"}]"""
                .formatted(ID))
        .writeTo(file());

    String otherId = Digest.sha256(other).encoded();
    assertThat(Stream.of("web:1.0", "docker.io/library/web:1.0", ID.substring(0, 12)))
        .allSatisfy(name -> assertThat(configOf(archive().image(name)).encoded()).isEqualTo(ID));
    assertThat(configOf(archive().image("sha256:" + otherId)).encoded()).isEqualTo(otherId);
    assertThatThrownBy(() -> archive().openReader())
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read %s: it has several images: web:1.0, sha256:%s."
                    .formatted(archive(), otherId)
                + " Choose one of the images that are there");
  }

  @Test
  void everyNameOfAnImageIsToldWhenOneHasToBeChosen() throws IOException {
    new Archives()
        .add(
            "manifest.json",
            """
            [{"Config":"a.json","RepoTags":["web:1.0","web:latest"]},
             {"Config":"b.json","RepoTags":["other:2"]}]""")
        .writeTo(file());

    assertThatThrownBy(() -> archive().openReader())
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read %s: it has several images: web:1.0, web:latest, other:2."
                    .formatted(archive())
                + " Choose one of the images that are there");
  }

  @Test
  void imagesAreListedWithNamesAndIds() throws IOException {
    writeSimple("[\"web:1.0\",\"web:latest\"]");

    assertThat(archive().images())
        .containsExactly(
            LocalImage.builder()
                .addNames("web:1.0", "web:latest")
                .descriptor(Descriptor.of(MediaType.OCI_CONFIG, CONFIG))
                .build());
  }

  @Test
  void aLayerThatIsNotTheOneOfTheConfigurationIsRefused() throws IOException {
    new Archives()
        .add("config.json", CONFIG)
        .add("base.tar", BASE)
        .add("top.tar", "something else")
        .add("manifest.json", manifest("config.json", "null", "base.tar", "top.tar"))
        .writeTo(file());

    try (ImageReader reader = archive().openReader()) {
      assertThatThrownBy(reader::root)
          .isInstanceOf(IntegrityException.class)
          .hasMessage(
              "Could not read %s: the layer top.tar unpacks to %s, its image has %s. Check that the file is complete; save or download it again"
                  .formatted(
                      archive(),
                      Digest.sha256("something else".getBytes(UTF_8)),
                      Digest.sha256(TOP)));
    }
  }

  @Test
  void aCompressedLayerThatIsCutOffIsRefused() throws IOException {
    byte[] gzip = TestImage.gzip(TOP);
    new Archives()
        .add("config.json", CONFIG)
        .add("base.tar", BASE)
        .add("top.tar", java.util.Arrays.copyOf(gzip, gzip.length / 2))
        .add("manifest.json", manifest("config.json", "null", "base.tar", "top.tar"))
        .writeTo(file());

    try (ImageReader reader = archive().openReader()) {
      assertThatThrownBy(reader::root)
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Could not read %s: the layer top.tar is damaged: Unexpected end of ZLIB input stream. Check that the file is complete; save or download it again"
                  .formatted(archive()));
    }
  }

  @Test
  void aLinkOutOfTheArchiveIsRefused() throws IOException {
    new Archives()
        .add("config.json", CONFIG)
        .link("base.tar", "../../etc/passwd")
        .add("top.tar", TOP)
        .add("manifest.json", manifest("config.json", "null", "base.tar", "top.tar"))
        .writeTo(file());

    try (ImageReader reader = archive().openReader()) {
      assertThatThrownBy(reader::root)
          .isInstanceOf(StorageException.class)
          .hasMessage(
              "Could not read %s: the member base.tar is a link that leaves the archive. Check that the file is complete; save or download it again"
                  .formatted(archive()));
    }
  }

  @Test
  void aPathOutOfTheArchiveIsRefused() throws IOException {
    new Archives().add("manifest.json", manifest("../../etc/passwd", "null")).writeTo(file());

    assertThatThrownBy(() -> archive().openReader())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not read %s: manifest.json: the path ../../etc/passwd leaves the archive. Nothing was stored; the content at the source has to be made or pushed again"
                .formatted(archive()));
  }

  @Test
  void devicesAndAbsoluteNamesAreNotSeen() throws IOException {
    new Archives()
        .device("config.json")
        .add("manifest.json", manifest("config.json", "null"))
        .writeTo(file());

    assertThatThrownBy(() -> archive().openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: it does not hold the configuration config.json. Check that the file is complete; save or download it again"
                .formatted(archive()));
  }

  @Test
  void anOciArchiveIsPointedToTheOtherReader() throws IOException {
    TestImage.of("web").writeTo(OciLayout.archive(file()));

    assertThatThrownBy(() -> archive().openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: it is no Docker archive but an OCI archive (oci-archive). Read the file as the kind of archive that it is"
                .formatted(archive()));
  }

  private void writeSimple(String tags) throws IOException {
    new Archives()
        .add("config.json", CONFIG)
        .add("base.tar", BASE)
        .add("top.tar", TOP)
        .add("manifest.json", manifest("config.json", tags, "base.tar", "top.tar"))
        .writeTo(file());
  }

  private static String manifest(String config, String tags, String... layers) {
    String paths = layers.length == 0 ? "" : "\"" + String.join("\",\"", layers) + "\"";
    return "[{\"Config\":\"%s\",\"RepoTags\":%s,\"Layers\":[%s]}]".formatted(config, tags, paths);
  }

  private static String blob(byte[] content) {
    return "blobs/sha256/" + Digest.sha256(content).encoded();
  }

  /** The image has its configuration as it was, and layers of a type that hold what they did. */
  private void assertReads(MediaType type) throws IOException {
    try (ImageReader reader = archive().openReader()) {
      ImageManifest image = reader.root().asImage();
      assertThat(image.config()).isEqualTo(Descriptor.of(MediaType.OCI_CONFIG, CONFIG));
      assertThat(image.layers()).extracting(Descriptor::mediaType).containsExactly(type, type);
    }
    List<byte[]> layers = layers();
    assertThat(unzip(layers.get(0))).isEqualTo(BASE);
    assertThat(unzip(layers.get(1))).isEqualTo(TOP);
  }

  private List<byte[]> layers() throws IOException {
    try (ImageReader reader = archive().openReader()) {
      List<Descriptor> layers = reader.root().asImage().layers();
      return List.of(bytes(reader, layers.get(0)), bytes(reader, layers.get(1)));
    }
  }

  private List<ImageReference> names() {
    try (ImageReader reader = archive().openReader()) {
      return reader.names();
    }
  }

  private static Digest configOf(DockerArchive archive) {
    try (ImageReader reader = archive.openReader()) {
      return reader.root().asImage().config().digest();
    }
  }

  private static byte[] bytes(ImageReader reader, Descriptor descriptor) throws IOException {
    try (InputStream in = reader.blob(descriptor).open()) {
      return in.readAllBytes();
    }
  }

  private static byte[] unzip(byte[] gzip) throws IOException {
    try (InputStream in = Gzip.decompress(new java.io.ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }
}
