package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.OciFormatException;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageStoreContract;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.ReferrerLister;
import dev.registrysdk.store.TestImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutTest implements ImageStoreContract {
  @TempDir Path temp;

  @Override
  public ImageStore store() {
    return layout();
  }

  private OciLayout layout() {
    return OciLayout.at(directory()).image("1.0");
  }

  private Path directory() {
    return temp.resolve("layout");
  }

  @Override
  public void damage(Digest content) throws IOException {
    Path file = directory().resolve("blobs/sha256/" + content.encoded());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aLayoutIsWrittenAsOthersReadIt() throws IOException {
    TestImage image = TestImage.of("web");
    image.writeTo(OciLayout.at(directory()), "us.icr.io/acme/web:1.0");

    assertThat(Files.readString(directory().resolve("oci-layout")))
        .isEqualTo("{\"imageLayoutVersion\":\"1.0.0\"}");
    assertThat(Files.readString(directory().resolve("index.json")))
        .isEqualTo(
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json",\
            "manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json",\
            "digest":"%s","size":%d,"annotations":{\
            "io.containerd.image.name":"us.icr.io/acme/web:1.0",\
            "org.opencontainers.image.ref.name":"1.0"}}]}"""
                .formatted(image.manifest().digest(), image.manifest().size()));
  }

  @Test
  void nothingTemporaryIsLeftBehind() throws IOException {
    TestImage.of("web").writeTo(layout());

    try (Stream<Path> files = Files.list(directory())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("blobs", "index.json", "index.json.lock", "oci-layout");
    }
  }

  @Test
  void theNamesOfTheSourceAreTheNamesInTheLayout() {
    TestImage.of("web")
        .writeTo(OciLayout.at(directory()), "us.icr.io/acme/web:1.0", "de.icr.io/acme/web:1.0");

    assertThat(OciLayout.at(directory()).images())
        .extracting(LocalImage::names)
        .containsExactly(
            List.of("us.icr.io/acme/web:1.0", "1.0"), List.of("de.icr.io/acme/web:1.0"));
  }

  @Test
  void aChosenTagIsCompletedByTheNameOfTheSource() {
    TestImage.of("web").writeTo(layout(), "us.icr.io/acme/web:1.0");

    assertThat(names(layout())).containsExactly(ImageReference.parse("us.icr.io/acme/web:1.0"));
  }

  @Test
  void aChosenReferenceIsWrittenInFull() {
    OciLayout place = OciLayout.at(directory()).image("us.icr.io/acme/web:1.0");
    TestImage.of("web").writeTo(place, "docker.io/library/other:3");

    assertThat(place.images())
        .extracting(LocalImage::names)
        .containsExactly(List.of("us.icr.io/acme/web:1.0"));
  }

  @Test
  void otherEntriesKeepTheirPlaceAndWhatOnlyOthersUnderstand() throws IOException {
    TestImage old = TestImage.of("old");
    old.writeTo(layout());
    TestImage.of("other").writeTo(OciLayout.at(directory()).image("2.0"));
    Path index = directory().resolve("index.json");
    Files.writeString(
        index,
        Files.readString(index)
            .replace("\"schemaVersion\":2", "\"schemaVersion\":2,\"x\":[1.50,{}]")
            .replaceFirst(
                "(\"size\":)(\\d+)(,\"annotations\":\\{[^}]*2\\.0)", "\"y\":null,$1$2$3"));
    String before = Files.readString(index);

    TestImage young = TestImage.of("young");
    young.writeTo(layout());

    assertThat(Files.readString(index))
        .isEqualTo(
            before
                .replace(old.manifest().digest().toString(), young.manifest().digest().toString())
                .replaceFirst(
                    "\"size\":" + old.manifest().size(), "\"size\":" + young.manifest().size()));
  }

  @Test
  void anIndexWithoutMediaTypeIsRead() throws IOException {
    TestImage image = TestImage.of("web").writeTo(layout());
    Path index = directory().resolve("index.json");
    Files.writeString(
        index,
        Files.readString(index)
            .replace("\"mediaType\":\"application/vnd.oci.image.index.v1+json\",", ""));

    assertThat(root(layout())).isEqualTo(image.manifest());
  }

  @Test
  void aNameIsFoundByItsFullNameItsTagAloneAndItsDigest() {
    TestImage image = TestImage.of("web");
    image.writeTo(OciLayout.at(directory()), "docker.io/library/web:1.0");
    TestImage.of("other").writeTo(OciLayout.at(directory()), "docker.io/library/other:2.0");

    OciLayout any = OciLayout.at(directory());
    assertThat(
            Stream.of(
                "1.0",
                "docker.io/library/web:1.0",
                "web:1.0",
                "elsewhere.io/web:1.0",
                image.manifest().digest().toString()))
        .allSatisfy(name -> assertThat(root(any.image(name))).isEqualTo(image.manifest()));
  }

  @Test
  void anUnknownNameIsToldWithTheNamesThatAreThere() {
    TestImage.of("web").writeTo(layout());

    assertThatThrownBy(() -> OciLayout.at(directory()).image("9").openReader())
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read oci:%s:9: it has no image of that name; it has 1.0."
                    .formatted(directory())
                + " Check the repository, and the tag or digest; list the tags to see what is"
                + " there");
  }

  @Test
  void withoutANameSeveralImagesAreAQuestion() {
    TestImage.of("web").writeTo(layout());
    TestImage.of("other").writeTo(OciLayout.at(directory()).image("2.0"));

    assertThatThrownBy(() -> OciLayout.at(directory()).openReader())
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read oci:%s: it has several images: 1.0, 2.0.".formatted(directory())
                + " Choose one of the images that are there");
  }

  @Test
  void whatIsAttachedToTheOnlyImageIsNoImage() {
    TestImage image = TestImage.of("web");
    try (ImageWriter writer = layout().openWriter()) {
      image.putBlobs(writer);
      writer.finish(image.manifest(), List.of());
      attach(writer, image, "signature");
      writer.tag("sha256-" + image.manifest().digest().encoded() + ".sig", image.manifest());
    }

    assertThat(root(OciLayout.at(directory()))).isEqualTo(image.manifest());
  }

  @Test
  void referrersAreFoundInTheIndexAndUnderTheFallbackTag() {
    TestImage image = TestImage.of("web");
    ManifestDocument listed;
    ManifestDocument tagged;
    String fallback = "sha256-" + image.manifest().digest().encoded();
    try (ImageWriter writer = layout().openWriter()) {
      image.putBlobs(writer);
      listed = attach(writer, image, "listed");
      tagged = attachment(image, "tagged");
      writer.tag(
          fallback, ImageIndex.builder().addManifests(tagged.descriptor()).build().toDocument());
      writer.finish(image.manifest(), List.of());
    }

    try (ImageReader reader = layout().openReader()) {
      assertThat(((ReferrerLister) reader).referrers(image.manifest().digest()))
          .extracting(descriptor -> descriptor.digest())
          .containsExactly(listed.digest(), tagged.digest());
    }
  }

  @Test
  void whatCosignAttachesIsFoundByItsTag() {
    TestImage image = TestImage.of("web");
    TestImage signature = TestImage.of("signature");
    String tag = "sha256-" + image.manifest().digest().encoded() + ".sig";
    try (ImageWriter writer = layout().openWriter()) {
      image.putBlobs(writer);
      signature.putBlobs(writer);
      writer.tag(tag, signature.manifest());
      writer.finish(image.manifest(), List.of());
    }

    try (ImageReader reader = layout().openReader()) {
      ReferrerLister lister = (ReferrerLister) reader;
      assertThat(lister.cosignTags(image.manifest().digest())).containsExactly(tag);
      assertThat(lister.tagged(tag)).contains(signature.manifest());
    }
  }

  @Test
  void contentOfASparseLayoutIsMissingByName() throws IOException {
    TestImage image = TestImage.of("web").writeTo(layout());
    Files.delete(directory().resolve("blobs/sha256/" + image.manifest().digest().encoded()));

    assertThatThrownBy(() -> root(layout()))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not read %s: it does not hold %s.".formatted(layout(), image.manifest().digest())
                + " Check the repository, and the tag or digest; list the tags to see what is"
                + " there");
  }

  @Test
  void theCurrentImageCountsOnlyIfItIsComplete() throws IOException {
    TestImage image = TestImage.of("web").writeTo(layout());
    try (ImageWriter writer = layout().openWriter()) {
      assertThat(writer.current()).contains(image.manifest().digest());
    }
    Digest layer = image.manifest().asImage().layers().get(0).digest();
    Files.delete(directory().resolve("blobs/sha256/" + layer.encoded()));

    try (ImageWriter writer = layout().openWriter()) {
      assertThat(writer.current()).isEmpty();
    }
  }

  @Test
  void blobsOfAWriterThatDiedAreUsedAgain() {
    TestImage image = TestImage.of("web");
    try (ImageWriter writer = layout().openWriter()) {
      image.putBlobs(writer);
    }

    try (ImageWriter writer = layout().openWriter()) {
      assertThat(image.blobs())
          .allSatisfy(
              blob -> assertThat(writer.putBlob(blob)).isEqualTo(ImageWriter.BlobResult.EXISTED));
    }
  }

  @Test
  void temporaryFilesOfDeadWritersAreRemovedAndThoseOfLivingOnesKept() throws IOException {
    Files.createDirectory(directory());
    Path dead = Files.createFile(Temporary.name(directory()));
    Files.setLastModifiedTime(dead, FileTime.from(Instant.EPOCH.plus(Duration.ofDays(1))));
    Path living = Files.createFile(Temporary.name(directory()));

    TestImage.of("web").writeTo(layout());

    assertThat(dead).doesNotExist();
    assertThat(living).exists();
  }

  @Test
  void manyWritersOfOneLayoutLoseNoEntry() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String tag = "v" + i;
        writes.add(
            threads.submit(() -> TestImage.of(tag).writeTo(OciLayout.at(directory()).image(tag))));
      }
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(layout().images()).hasSize(24);
  }

  @Test
  void aMissingDirectoryIsNotRead() {
    assertThatThrownBy(() -> layout().openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: %s does not exist. Check the path and its permissions"
                .formatted(layout(), directory()));
  }

  @Test
  void aFileIsNotReadAsALayout() throws IOException {
    Files.writeString(directory(), "a file");

    assertThatThrownBy(() -> layout().openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: %s is not a directory. Check the path and its permissions"
                .formatted(layout(), directory()));
  }

  @Test
  void aDirectoryThatIsNoLayoutIsNotRead() throws IOException {
    Files.createDirectory(directory());

    assertThatThrownBy(() -> layout().openReader())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read %s: it is no OCI image layout: oci-layout is missing. Check the path and its permissions"
                .formatted(layout()));
  }

  @Test
  void aDirectoryWithOtherThingsInItIsNotWritten() throws IOException {
    Files.writeString(Files.createDirectory(directory()).resolve("notes.txt"), "mine");

    assertThatThrownBy(() -> layout().openWriter())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not write %s: the directory is neither empty nor an OCI image layout. Check the path and its permissions"
                .formatted(layout()));
  }

  @Test
  void aFileIsNotWrittenAsALayout() throws IOException {
    Files.writeString(directory(), "a file");

    assertThatThrownBy(() -> layout().openWriter())
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not write %s: %s is not a directory. Check the path and its permissions"
                .formatted(layout(), directory()));
  }

  @Test
  void anIndexThatIsNoJsonIsReported() throws IOException {
    TestImage.of("web").writeTo(layout());
    Files.writeString(directory().resolve("index.json"), "{", UTF_8);

    assertThatThrownBy(() -> layout().openReader())
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not read %s: index.json: The manifest is not valid JSON: it ends early, at $. Nothing was stored; the content at the source has to be made or pushed again"
                .formatted(layout()));
  }

  @Test
  void aNameThatNoLayoutCanHaveIsRefused() {
    assertThatThrownBy(() -> layout().image("a b"))
        .isInstanceOf(OciFormatException.class)
        .hasMessage("Not a name in a layout: 'a b'; write a tag or a full reference");
  }

  private static ManifestDocument attach(ImageWriter writer, TestImage to, String type) {
    ManifestDocument attachment = attachment(to, type);
    writer.putManifest(attachment);
    return attachment;
  }

  private static ManifestDocument attachment(TestImage to, String type) {
    return ImageManifest.builder()
        .from(to.manifest().asImage())
        .artifactType("application/" + type)
        .subject(to.manifest().descriptor())
        .build()
        .toDocument();
  }

  private static ManifestDocument root(OciLayout layout) {
    try (ImageReader reader = layout.openReader()) {
      return reader.root();
    }
  }

  private static List<ImageReference> names(OciLayout layout) {
    try (ImageReader reader = layout.openReader()) {
      return reader.names();
    }
  }
}
