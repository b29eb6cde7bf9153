package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.WithoutZstd;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.ImageReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZstdLayersTest {
  private static final String DOCKERFILE = "FROM scratch\nCOPY a /opt/a\n";

  @TempDir private Path scratch;
  private DockerfileLab lab;

  @BeforeEach
  void start() throws IOException {
    lab = new DockerfileLab(scratch);
    lab.files("a", "b");
  }

  private BuildResult build(String dockerfile) throws IOException {
    return lab.build(dockerfile, request -> request.compression(LayerCompression.ZSTD));
  }

  private static ImageManifest manifest(MemoryStore store) {
    try (ImageReader reader = store.openReader()) {
      return reader.root().asImage();
    }
  }

  @Test
  void layersAreOfTheirTypeAndUnpackToTheirDiffId() throws IOException {
    BuildResult result = build(DOCKERFILE);

    BuiltLayer layer = result.images().get(0).layers().get(0);
    byte[] stored = lab.target.blobs.getOrDefault(layer.descriptor().digest(), new byte[0]);
    assertThat(layer.descriptor()).isEqualTo(Descriptor.of(MediaType.OCI_LAYER_ZSTD, stored));
    try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(stored))) {
      assertThat(Digest.sha256(in.readAllBytes())).isEqualTo(layer.diffId());
    }
    assertThat(lab.tree()).containsExactly("755 opt/", "644 opt/a = a");
  }

  @Test
  void theSameFilesGiveTheSameImageAndTheSameUncompressedLayersAsWithGzip() throws IOException {
    BuildResult zstd = build(DOCKERFILE);

    assertThat(build(DOCKERFILE).digest()).isEqualTo(zstd.digest());
    BuildResult gzip = lab.build(DOCKERFILE);
    assertThat(gzip.digest()).isNotEqualTo(zstd.digest());
    assertThat(gzip.images().get(0).config().digest())
        .isEqualTo(zstd.images().get(0).config().digest());
  }

  @Test
  void layersOfABaseAreReadWhereAFileDependsOnThem() throws IOException {
    build(DOCKERFILE);
    lab.images.put("base", lab.target);
    MemoryStore next = new MemoryStore("2.0");

    lab.build(
        "FROM base\nCOPY b /opt/\nCOPY --from=base /opt/a /copy\n",
        request -> request.target(next));

    lab.images.put("next", next);
    lab.build("FROM next\n");
    assertThat(lab.tree())
        .containsExactly("644 copy = a", "755 opt/", "644 opt/a = a", "644 opt/b = b");
    assertThat(manifest(lab.target).layers())
        .extracting(Descriptor::mediaType)
        .containsExactly(
            MediaType.OCI_LAYER_ZSTD, MediaType.OCI_LAYER_GZIP, MediaType.OCI_LAYER_GZIP);
  }

  @Test
  void onABaseOfDockersFormatTheImageIsOfOcis() throws IOException {
    lab.base(
        "base", layer -> layer.bytes(new byte[1], "/f"), one -> one.format(ImageFormat.DOCKER));

    build("FROM base\nCOPY a /a\n");

    assertThat(manifest(lab.target).layers())
        .extracting(Descriptor::mediaType)
        .containsExactly(MediaType.OCI_LAYER_GZIP, MediaType.OCI_LAYER_ZSTD);
  }

  @Test
  void dockersFormatHasNoSuchLayers() {
    assertThatThrownBy(
            () ->
                lab.build(
                    DOCKERFILE,
                    request ->
                        request.compression(LayerCompression.ZSTD).format(ImageFormat.DOCKER)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Docker's image format has no layers compressed with zstd; choose ImageFormat.OCI, or"
                + " gzip");
    assertThat(lab.target.log).isEmpty();
  }

  @Test
  void aDockerArchiveHoldsThemUnpacked() throws IOException {
    DockerArchive archive = DockerArchive.at(scratch.resolve("web.tar"));

    BuildResult result =
        lab.build(
            DOCKERFILE,
            request -> request.compression(LayerCompression.ZSTD).target(archive.image("web:1")));

    Digest diffId = result.images().get(0).layers().get(0).diffId();
    try (ImageReader reader = archive.layersAsTheyAre().openReader()) {
      assertThat(reader.root().asImage().layers())
          .extracting(Descriptor::digest)
          .containsExactly(diffId);
    }
  }

  @Test
  void theCacheKnowsThemApartFromThoseOfGzip() throws IOException {
    LayerCache cache = LayerCache.at(scratch.resolve("kept"));
    BuildResult zstd = build(DOCKERFILE);
    BuildResult gzip = lab.build(DOCKERFILE);

    for (int i = 0; i < 2; i++) {
      assertThat(lab.build(DOCKERFILE, request -> request.layerCache(cache)).digest())
          .isEqualTo(gzip.digest());
      assertThat(
              lab.build(
                      DOCKERFILE,
                      request -> request.layerCache(cache).compression(LayerCompression.ZSTD))
                  .digest())
          .isEqualTo(zstd.digest());
    }
  }

  @Test
  void aTarThatIsCompressedLikeThisStaysAsItIs() throws IOException {
    Path tar = scratch.resolve("layer.tar.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(tar), 19)) {
      new LayerTar(Instant.EPOCH)
          .write(
              Layer.builder().bytes("x".getBytes(UTF_8), "/x").build().entries(new Workspace()),
              out);
    }

    ImageBuilder.scratch()
        .compression(LayerCompression.ZSTD)
        .layer(Layer.ofTar(tar))
        .writeTo(lab.target);

    assertThat(manifest(lab.target).layers())
        .containsExactly(Descriptor.of(MediaType.OCI_LAYER_ZSTD, Files.readAllBytes(tar)));
  }

  @Test
  void withoutTheLibraryNothingIsWritten() throws ReflectiveOperationException {
    assertThat(WithoutZstd.run(Building.class, scratch.resolve("x.tar").toString()))
        .isEqualTo(
            "Building docker-archive:%s: Could not compress layers with zstd: the library"
                    .formatted(scratch.resolve("x.tar"))
                + " com.github.luben:zstd-jni is not there. Add the library to the class path of the"
                + " application; on the module path, require its module too");
    assertThat(scratch.resolve("x.tar")).doesNotExist();
  }

  @Test
  void withoutTheLibraryArchivesNameIt() throws IOException, ReflectiveOperationException {
    Path file = scratch.resolve("a.tar.zst");
    Files.write(file, new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0});

    assertThat(WithoutZstd.run(Reading.class, file.toString()))
        .isEqualTo(
            "Could not read %s: it is compressed with zstd, which needs the library".formatted(file)
                + " com.github.luben:zstd-jni. Add the library to the class path of the application;"
                + " on the module path, require its module too");
  }

  static final class Building implements UnaryOperator<String> {
    @Override
    public String apply(String file) {
      try {
        return ImageBuilder.scratch()
            .compression(LayerCompression.ZSTD)
            .layer(layer -> layer.bytes(new byte[1], "/x"))
            .writeTo(DockerArchive.at(Path.of(file)))
            .toString();
      } catch (RegistryException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  static final class Reading implements UnaryOperator<String> {
    @Override
    public String apply(String file) {
      try {
        return String.valueOf(ArchiveExtraction.recognizes(Path.of(file)));
      } catch (RegistryException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }
}
