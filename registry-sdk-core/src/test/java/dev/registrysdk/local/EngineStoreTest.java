package dev.registrysdk.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.TestImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("other tests have temporary files too")
class EngineStoreTest {
  private static final String LOADED = "{\"stream\":\"Loaded image: web:1\\n\"}\r\n";

  @TempDir private Path directory;
  private EngineLab lab;

  @BeforeEach
  void start() throws IOException {
    lab = new EngineLab(directory);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private byte[] archive(TestImage image, String name) throws IOException {
    Path file = directory.resolve("saved.tar");
    image.writeTo(DockerArchive.at(file), name);
    return Files.readAllBytes(file);
  }

  private Path loaded() throws IOException {
    return Files.write(directory.resolve("loaded.tar"), lab.only().body());
  }

  @Test
  void anImageIsSavedAndReadWithItsNameAndVerified() throws IOException {
    TestImage image = TestImage.of("web");
    lab.answer(200, archive(image, "web:1"));

    try (ImageReader reader = lab.engine().store("web:1").openReader()) {
      assertThat(reader.names()).containsExactly(ImageReference.parse("web:1"));
      assertThat(reader.root().asImage().config()).isEqualTo(image.manifest().asImage().config());
      try (var layer = reader.blob(reader.root().asImage().layers().get(0)).open()) {
        byte[] bytes = layer.readAllBytes();
        assertThat(Gzip.decompress(new ByteArrayInputStream(bytes)).readAllBytes())
            .isEqualTo(TestImage.layerContent("web base"));
      }
    }
    assertThat(lab.only().line()).isEqualTo("GET /v1.47/images/docker.io/library/web:1/get");
  }

  @Test
  void aSavedImageThatIsDamagedIsRefused() throws IOException {
    archive(TestImage.of("web"), "web:1");
    Path file = directory.resolve("saved.tar");
    Archives.damage(
        file, "blobs/sha256/" + Digest.sha256(TestImage.layerContent("web base")).encoded());
    lab.answer(200, Files.readAllBytes(file));

    try (ImageReader reader = lab.engine().store("web:1").openReader()) {
      assertThatThrownBy(reader::root)
          .isInstanceOf(RegistryException.class)
          .hasMessageStartingWith("Could not read docker:web:1: ");
    }
  }

  @Test
  void anImageThatIsNotThereIsNotFound() {
    lab.answer(404, "{\"message\":\"No such image: web:1\"}");

    assertThatThrownBy(() -> lab.engine().store("web:1").openReader())
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith("Could not read docker:web:1: No such image: web:1. ");
  }

  @Test
  void anAnswerThatIsNoArchiveIsRefusedAndNothingIsLeft() throws IOException {
    Set<Path> before = temporary();
    lab.answer(200, "nothing like an archive");

    assertThatThrownBy(() -> lab.engine().store("web:1").openReader())
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("Could not read docker:web:1: ");
    assertThat(temporary()).isSubsetOf(before);
  }

  @Test
  void aSaveThatBreaksOffLeavesNothing() throws IOException {
    Set<Path> before = temporary();
    lab.answer(
        (asked, out) -> {
          out.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nhalf".getBytes(UTF_8));
          throw new IOException("the engine is gone");
        });

    assertThatThrownBy(() -> lab.engine().store("web:1").openReader())
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Could not read docker:web:1: the connection broke off. ");
    assertThat(temporary()).isSubsetOf(before);
  }

  @Test
  void closingTheReaderRemovesItsFile() throws IOException {
    lab.answer(200, archive(TestImage.of("web"), "web:1"));
    Set<Path> before = temporary();

    ImageReader reader = lab.engine().store("web:1").openReader();
    assertThat(temporary()).hasSize(before.size() + 1);
    reader.close();

    assertThat(temporary()).isSubsetOf(before);
  }

  @Test
  void anImageIsLoadedUnderItsName() throws IOException {
    lab.answer(200, LOADED);

    TestImage image = TestImage.of("web").writeTo(lab.engine().store("us.icr.io/acme/web:2"));

    assertThat(lab.only().line()).isEqualTo("POST /v1.47/images/load?quiet=true");
    assertThat(lab.only().headers())
        .containsEntry("content-type", "application/x-tar")
        .containsEntry("content-length", String.valueOf(lab.only().body().length));
    assertThat(DockerArchive.at(loaded()).images())
        .singleElement()
        .satisfies(
            loaded -> {
              assertThat(loaded.names()).containsExactly("us.icr.io/acme/web:2");
              assertThat(loaded.descriptor().digest())
                  .isEqualTo(image.manifest().asImage().config().digest());
            });
  }

  @Test
  void anImageWithoutAChosenNameTakesThoseOfItsSource() throws IOException {
    lab.answer(200, LOADED);

    TestImage.of("web").writeTo(lab.engine().sink(), "web:1", "us.icr.io/acme/web:2");

    assertThat(DockerArchive.at(loaded()).images().get(0).names())
        .containsExactly("docker.io/library/web:1", "us.icr.io/acme/web:2");
  }

  @Test
  void aLoadThatFailsWithinItsAnswerFailsAndLeavesNothing() throws IOException {
    Set<Path> before = temporary();
    lab.answer(
        200,
        "{\"stream\":\"Loading\"}\n{\"errorDetail\":{\"message\":\"no space left on device\"},"
            + "\"error\":\"no space left on device\"}");

    assertThatThrownBy(() -> TestImage.of("web").writeTo(lab.engine().store("web:1")))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not write docker:web:1: no space left on device. Check the content and the"
                + " names; docker does not accept them as they are");
    assertThat(temporary()).isSubsetOf(before);
  }

  @Test
  void nothingIsSentBeforeTheImageIsComplete() throws IOException {
    Set<Path> before = temporary();
    try (ImageWriter writer = lab.engine().store("web:1").openWriter()) {
      TestImage.of("web").putBlobs(writer);
    }

    assertThat(lab.asked).isEmpty();
    assertThat(temporary()).isSubsetOf(before);
  }

  @Test
  void closingTheWriterEndsALoadThatIsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    lab.answer(
        (request, out) -> {
          asked.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    ExecutorService threads = Executors.newSingleThreadExecutor();
    ImageWriter writer = lab.engine().store("web:1").openWriter();
    TestImage image = TestImage.of("web");
    image.putBlobs(writer);
    Future<?> failure =
        threads.submit(
            () ->
                assertThatThrownBy(() -> writer.finish(image.manifest(), List.of()))
                    .isInstanceOf(CancelledException.class)
                    .hasMessageStartingWith("Could not write docker:web:1: "));
    asked.await();
    writer.close();
    failure.get();
    threads.shutdownNow();
  }

  @Test
  void anIdIsNoNameToLoadUnder() {
    assertThatThrownBy(() -> lab.engine().store("sha256:" + "0".repeat(64)).openWriter())
        .isInstanceOf(UnsupportedException.class)
        .hasMessageStartingWith(
            "Could not write docker:sha256:"
                + "0".repeat(64)
                + ": an image id or digest is no name; choose a tag. ");
  }

  @Test
  void theConvenientPlacesAreNamedAsAUserWritesThem() {
    assertThat(DockerEngine.image("web:1")).hasToString("docker:web:1");
    assertThat(DockerEngine.load()).hasToString("docker");
  }

  /** What this process has in a directory that others use too. */
  private static Set<Path> temporary() throws IOException {
    String ours = "registry-sdk-" + OwnerLock.process() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(ours))
          .collect(Collectors.toSet());
    }
  }
}
