package dev.registrysdk.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.copy.Copier;
import dev.registrysdk.copy.CopyRequest;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.local.DockerArchive;
import dev.registrysdk.local.OciLayout;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.HistoryEntry;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageBuilderTest {
  private static final Platform AMD = Platform.LINUX_AMD64;
  private static final Platform ARM = Platform.LINUX_ARM64;

  @TempDir private Path directory;
  private final MemoryStore base = new MemoryStore("base");
  private final MemoryStore target = new MemoryStore("1.0");

  private static ImageBuilder scratch() {
    return ImageBuilder.scratch().created(Instant.EPOCH);
  }

  private ImageBuilder onBase() {
    scratch()
        .layer(layer -> layer.directory("/etc").bytes("root\n".getBytes(UTF_8), "/etc/passwd"))
        .env("PATH", "/bin")
        .writeTo(base);
    base.log.clear();
    return ImageBuilder.from(base).created(Instant.EPOCH);
  }

  private static ImageBuilder app(ImageBuilder builder) {
    return builder.layer(layer -> layer.bytes("app".getBytes(UTF_8), "/opt/app")).cmd("/opt/app");
  }

  private ImageManifest manifest() {
    return manifestOf(target).asImage();
  }

  private static dev.registrysdk.oci.ManifestDocument manifestOf(MemoryStore store) {
    try (ImageReader reader = store.openReader()) {
      return reader.root();
    }
  }

  private static ImageConfig configOf(MemoryStore store) {
    try (ImageReader reader = store.openReader()) {
      return reader.config(reader.root()).orElseThrow();
    }
  }

  @Test
  void imageFromNothingHasItsLayersAndConfiguration() throws IOException {
    BuildResult result =
        app(scratch()).history(HistoryEntry.builder().createdBy("CMD").build()).writeTo(target);

    ImageConfig config = configOf(target);
    assertThat(result.digest()).isEqualTo(target.tags.get("1.0"));
    assertThat(config.platform()).isEqualTo(AMD);
    assertThat(config.cmd()).containsExactly("/opt/app");
    assertThat(config.created()).contains(Instant.EPOCH);
    assertThat(config.history())
        .containsExactly(
            HistoryEntry.builder().createdBy("Registry SDK").created(Instant.EPOCH).build(),
            HistoryEntry.builder()
                .createdBy("CMD")
                .created(Instant.EPOCH)
                .emptyLayer(true)
                .build());
    byte[] layer = target.blobs.getOrDefault(manifest().layers().get(0).digest(), new byte[0]);
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(layer)).readAllBytes();
    assertThat(config.diffIds()).containsExactly(Digest.sha256(tar));
  }

  @Test
  void parentsAreWrittenOnlyInImagesWithoutABase() {
    BuildResult own = app(scratch()).writeTo(target);
    BuildResult based = app(onBase()).writeTo(target);
    BuildResult asked =
        onBase()
            .layer(layer -> layer.parents().bytes("app".getBytes(UTF_8), "/opt/app"))
            .writeTo(target);

    Digest withParents = own.images().get(0).layers().get(0).diffId();
    assertThat(based.images().get(0).layers().get(1).diffId()).isNotEqualTo(withParents);
    assertThat(asked.images().get(0).layers().get(1).diffId()).isEqualTo(withParents);
  }

  @Test
  void directoryOfAnEarlierLayerKeepsItsOwner() {
    BuildResult result =
        scratch()
            .layer(layer -> layer.directory("/app", EntryAttributes.owner(7, 7)))
            .layer(layer -> layer.bytes(new byte[1], "/app/f"))
            .writeTo(target);
    BuildResult based =
        onBase().layer(layer -> layer.bytes(new byte[1], "/app/f")).writeTo(new MemoryStore("x"));

    assertThat(result.images().get(0).layers().get(1).diffId())
        .isEqualTo(based.images().get(0).layers().get(1).diffId());
  }

  @Test
  void directoryThatIsDeletedAndUsedAgainIsWritten() {
    BuildResult implied =
        onBase().layer(layer -> layer.delete("/etc").bytes(new byte[1], "/etc/f")).writeTo(target);
    BuildResult described =
        onBase()
            .layer(layer -> layer.delete("/etc").directory("/etc").bytes(new byte[1], "/etc/f"))
            .writeTo(target);

    assertThat(implied.digest()).isEqualTo(described.digest());
  }

  @Test
  void directoryInPlaceOfALinkIsWritten() {
    Layer link = Layer.builder().symlink("/a", "/b").build();
    BuildResult implied =
        scratch().layer(link).layer(layer -> layer.bytes(new byte[1], "/a/f")).writeTo(target);
    BuildResult described =
        scratch()
            .layer(link)
            .layer(layer -> layer.directory("/a").bytes(new byte[1], "/a/f"))
            .writeTo(target);

    assertThat(implied.digest()).isEqualTo(described.digest());
  }

  @Test
  void layersOfTheBaseComeFirstAndAreNotMadeAnew() {
    BuildResult result = app(onBase()).writeTo(target);

    Descriptor inherited = manifestOf(base).asImage().layers().get(0);
    assertThat(manifest().layers()).hasSize(2).startsWith(inherited);
    assertThat(configOf(target).env()).containsExactly("PATH=/bin");
    assertThat(configOf(target).diffIds()).hasSize(2).startsWith(configOf(base).diffIds().get(0));
    assertThat(result.images().get(0).layers())
        .extracting(BuiltLayer::inherited)
        .containsExactly(true, false);
    assertThat(result.images().get(0).layers().get(1).result()).contains(BlobResult.WRITTEN);
  }

  @Test
  void imageTellsItsBase() {
    app(onBase()).writeTo(target);

    assertThat(manifest().annotations())
        .containsExactly(
            java.util.Map.entry("org.opencontainers.image.base.name", "example.com/app:base"),
            java.util.Map.entry(
                "org.opencontainers.image.base.digest", manifestOf(base).digest().toString()));
  }

  @Test
  void buildingAgainChangesNothing() {
    app(onBase()).writeTo(target);
    target.log.clear();

    BuildResult result = app(onBase()).writeTo(target);

    assertThat(result.unchanged()).isTrue();
    assertThat(target.log).isEmpty();
    assertThat(result.images().get(0).layers())
        .allSatisfy(layer -> assertThat(layer.result()).contains(BlobResult.EXISTED));
  }

  @Test
  void severalPlatformsShareTheirLayersInAnIndex() {
    BuildResult result = app(scratch().platforms(AMD, ARM)).annotation("a", "b").writeTo(target);

    ImageIndex index = manifestOf(target).asIndex();
    assertThat(index.platforms()).containsExactly(AMD, ARM);
    assertThat(index.annotations()).containsEntry("a", "b");
    assertThat(result.images()).extracting(BuiltImage::platform).containsExactly(AMD, ARM);
    assertThat(result.images().get(0).layers()).isEqualTo(result.images().get(1).layers());
    assertThat(target.log.stream().filter(line -> line.startsWith("blob "))).hasSize(3);
  }

  @Test
  void eachPlatformHasItsOwnBase() {
    scratch()
        .platforms(AMD, ARM, Platform.parse("linux/s390x"))
        .config(config -> config.label("arch", config.config().platform().architecture()))
        .writeTo(base);

    app(ImageBuilder.from(base).platforms(ARM, AMD)).writeTo(target);

    ImageIndex index = manifestOf(target).asIndex();
    assertThat(index.platforms()).containsExactly(ARM, AMD);
    try (ImageReader reader = target.openReader()) {
      assertThat(index.manifests())
          .extracting(
              entry -> reader.config(reader.manifest(entry)).orElseThrow().labels().get("arch"))
          .containsExactly("arm64", "amd64");
    }
  }

  @Test
  void onePlatformOfAnIndexGivesOneImage() {
    scratch().platforms(AMD, ARM).writeTo(base);

    app(ImageBuilder.from(base).platforms(ARM)).writeTo(target);

    assertThat(configOf(target).platform()).isEqualTo(ARM);
  }

  @Test
  void missingPlatformOfTheBaseIsNamed() {
    scratch().platforms(AMD, ARM).writeTo(base);
    ImageBuilder builder = ImageBuilder.from(base).platforms(Platform.parse("linux/s390x"));

    assertThatThrownBy(() -> builder.writeTo(target))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Building memory:1.0: There is no image for linux/s390x in memory:base: it has"
                + " linux/amd64, linux/arm64. Choose one of the platforms that are there");
  }

  @Test
  void dockersFormatIsKept() {
    scratch().format(ImageFormat.DOCKER).layer(layer -> layer.directory("/d")).writeTo(base);

    app(ImageBuilder.from(base)).writeTo(target);

    assertThat(manifest().mediaType()).isEqualTo(MediaType.DOCKER_MANIFEST);
    assertThat(manifest().config().mediaType()).isEqualTo(MediaType.DOCKER_CONFIG);
    assertThat(manifest().layers())
        .extracting(Descriptor::mediaType)
        .containsExactly(MediaType.DOCKER_LAYER_GZIP, MediaType.DOCKER_LAYER_GZIP);
    assertThat(manifest().annotations()).isEmpty();
  }

  @Test
  void annotationsNeedOciFormatAndConvertTheLayersTypes() {
    scratch().format(ImageFormat.DOCKER).layer(layer -> layer.directory("/d")).writeTo(base);

    app(ImageBuilder.from(base).annotation("a", "b")).writeTo(target);

    assertThat(manifest().mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    assertThat(manifest().layers())
        .extracting(Descriptor::mediaType)
        .containsOnly(MediaType.OCI_LAYER_GZIP);
  }

  @Test
  void annotationsInDockersFormatAreRefused() {
    ImageBuilder builder = scratch().format(ImageFormat.DOCKER).annotation("a", "b");

    assertThatThrownBy(() -> builder.writeTo(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Docker's image format has no annotations; choose ImageFormat.OCI, or use labels");
  }

  @Test
  void imageWithoutAnyLayerGetsAnEmptyOne() {
    scratch().label("a", "b").writeTo(target);

    assertThat(configOf(target).diffIds())
        .extracting(Digest::toString)
        .containsExactly("sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef");
  }

  @Test
  void uncompressedLayerIsItsOwnDiffId() {
    app(scratch().compression(LayerCompression.NONE)).writeTo(target);

    assertThat(manifest().layers().get(0).mediaType()).isEqualTo(MediaType.OCI_LAYER);
    assertThat(configOf(target).diffIds()).containsExactly(manifest().layers().get(0).digest());
  }

  @Test
  void tarThatIsALayerKeepsItsBytes() throws IOException {
    app(scratch()).writeTo(base);
    Digest digest = manifestOf(base).asImage().layers().get(0).digest();
    byte[] gzip = base.blobs.getOrDefault(digest, new byte[0]);
    byte[] tar = new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    Path plain = Files.write(directory.resolve("layer.tar"), tar);
    Path packed = directory.resolve("layer.tgz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(tar);
    }

    scratch().layer(Layer.ofTar(plain)).layer(Layer.ofTar(packed)).writeTo(target);

    assertThat(configOf(target).diffIds()).containsOnly(Digest.sha256(tar)).hasSize(2);
    assertThat(manifest().layers().get(0).digest()).isEqualTo(digest);
    assertThat(manifest().layers().get(1).digest())
        .isEqualTo(Digest.sha256(Files.readAllBytes(packed)));
  }

  @Test
  void fileThatIsNoTarCannotBeALayer() throws IOException {
    Path file = Files.writeString(directory.resolve("x"), "no tar".repeat(1000));

    assertThatThrownBy(() -> scratch().layer(Layer.ofTar(file)).writeTo(target))
        .hasMessage(
            "Building memory:1.0: Could not use %s as a layer: it is not a tar archive. Check that the"
                    .formatted(file)
                + " file is complete; save or download it again");
  }

  @Test
  void artifactCannotBeABase() {
    dev.registrysdk.fixture.TestImages.signature(base, manifestDescriptor());
    base.root(
        ImageManifest.builder()
            .config(base.blob(MediaType.OCI_EMPTY, "{}".getBytes(UTF_8)))
            .build()
            .toDocument());

    assertThatThrownBy(() -> app(ImageBuilder.from(base)).writeTo(target))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith("Building memory:1.0: Could not use memory:base as an image:");
  }

  private static Descriptor manifestDescriptor() {
    return Descriptor.of(MediaType.OCI_MANIFEST, "x".getBytes(UTF_8));
  }

  @Test
  void foreignLayersStayWhereTheyAre() {
    onBase();
    ImageManifest known = manifestOf(base).asImage();
    MediaType foreign =
        MediaType.parse("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip");
    base.root(
        ImageManifest.builder()
            .from(known)
            .layers(
                List.of(
                    Descriptor.builder().from(known.layers().get(0)).mediaType(foreign).build()))
            .build()
            .toDocument());
    target.blobs.put(known.layers().get(0).digest(), new byte[0]);

    BuildResult result = app(ImageBuilder.from(base)).writeTo(target);

    assertThat(result.images().get(0).layers().get(0).result()).isEmpty();
    assertThat(base.log).doesNotContain("open " + known.layers().get(0).digest());
  }

  @Test
  void editThatFailsHappensBeforeAnythingIsWritten() {
    ImageBuilder builder = app(scratch()).env("A=B", "c");

    assertThatThrownBy(() -> builder.writeTo(target)).isInstanceOf(IllegalArgumentException.class);
    assertThat(target.blobs).isEmpty();
  }

  @Test
  void layoutAndDockerArchiveTakeTheImage() {
    OciLayout layout = OciLayout.at(directory.resolve("layout")).image("1.0");
    DockerArchive archive =
        DockerArchive.at(directory.resolve("a.tar")).image("example.com/app:1.0");
    app(onBase()).writeTo(layout);
    BuildResult built = app(onBase()).writeTo(archive);

    try (ImageReader reader = layout.openReader();
        ImageReader unpacked = archive.openReader()) {
      assertThat(reader.root().digest()).isEqualTo(built.digest());
      assertThat(unpacked.config(unpacked.root()).orElseThrow().diffIds())
          .isEqualTo(reader.config(reader.root()).orElseThrow().diffIds());
    }
    new Copier().copy(CopyRequest.builder().source(layout).target(new MemoryStore("all")).build());
  }

  @Test
  void interruptedBuildEndsAndShowsNothing() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> app(scratch()).writeTo(target))
          .isInstanceOf(CancelledException.class)
          .hasMessage(
              "Building memory:1.0: The build was stopped: the thread was interrupted. Nothing"
                  + " half-written was left behind");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(target.manifests).isEmpty();
  }

  @Test
  void temporaryFilesAreDeletedWhenTheBuildEndsWellOrNot() {
    List<Path> used = new ArrayList<>();
    Layer spooled = Layer.of(List.of((into, space) -> used.add(spool(space))), null, false, "x");

    app(scratch().layer(spooled)).writeTo(target);
    assertThatThrownBy(
            () -> scratch().layer(spooled).layer(Layer.ofTar(Path.of("gone"))).writeTo(target))
        .hasMessageContaining("gone does not exist");

    assertThat(used).hasSize(2).allSatisfy(file -> assertThat(file.getParent()).doesNotExist());
  }

  private static Path spool(Workspace workspace) {
    try {
      return Files.writeString(workspace.file(), "content");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void timeOfTheEnvironmentIsUsed() {
    assertThat(SourceDate.of(name -> "SOURCE_DATE_EPOCH".equals(name) ? "17" : null))
        .isEqualTo(Instant.ofEpochSecond(17));
    assertThat(SourceDate.of(name -> null)).isEqualTo(Instant.EPOCH);
    assertThatThrownBy(() -> SourceDate.of(name -> "soon"))
        .hasMessage("The variable SOURCE_DATE_EPOCH is not a number of seconds: 'soon'");
  }
}
