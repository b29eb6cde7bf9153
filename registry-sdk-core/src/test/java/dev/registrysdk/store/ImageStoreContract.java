package dev.registrysdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every place that holds images does, whatever it is made of. */
public interface ImageStoreContract {
  /** The place under test: empty at first, and the same one in all calls of a test. */
  ImageStore store();

  /** Changes a byte of some content behind the back of the place. */
  void damage(Digest content) throws IOException;

  /** Whether the place takes an index of several images. */
  default boolean takesIndexes() {
    return true;
  }

  @Test
  default void whatIsWrittenIsReadBackByteForByte() throws IOException {
    TestImage image = TestImage.of("web").writeTo(store());

    try (ImageReader reader = store().openReader()) {
      assertThat(reader.root()).isEqualTo(image.manifest());
      for (Blob blob : image.blobs()) {
        assertThat(bytes(reader.blob(blob.descriptor()))).isEqualTo(bytes(blob));
      }
    }
  }

  @Test
  default void aBlobCanBeOpenedSeveralTimes() throws IOException {
    TestImage image = TestImage.of("web").writeTo(store());

    try (ImageReader reader = store().openReader()) {
      Blob layer = reader.blob(image.manifest().asImage().layers().get(0));
      assertThat(bytes(layer)).isEqualTo(bytes(layer));
    }
  }

  @Test
  default void anIndexIsReadBackWithAllItsImagesOrRefusedAtOnce() {
    TestImage amd = TestImage.of("amd", Platform.LINUX_AMD64);
    TestImage arm = TestImage.of("arm", Platform.LINUX_ARM64);
    ManifestDocument index =
        ImageIndex.builder()
            .addManifests(amd.manifest().descriptor(), arm.manifest().descriptor())
            .build()
            .toDocument();
    if (!takesIndexes()) {
      try (ImageWriter writer = store().openWriter()) {
        assertThatThrownBy(() -> writer.expect(index)).isInstanceOf(UnsupportedException.class);
      }
      return;
    }
    try (ImageWriter writer = store().openWriter()) {
      amd.putBlobs(writer);
      writer.putManifest(amd.manifest());
      arm.putBlobs(writer);
      writer.putManifest(arm.manifest());
      writer.finish(index, List.of());
    }

    try (ImageReader reader = store().openReader()) {
      assertThat(reader.root()).isEqualTo(index);
      assertThat(reader.manifest(arm.manifest().descriptor())).isEqualTo(arm.manifest());
    }
  }

  @Test
  default void anImageTakesThePlaceOfAnOlderOne() {
    TestImage.of("old").writeTo(store());
    TestImage young = TestImage.of("young").writeTo(store());

    try (ImageReader reader = store().openReader()) {
      assertThat(reader.root()).isEqualTo(young.manifest());
    }
  }

  @Test
  default void aWriterThatDidNotFinishLeavesNothingToRead() {
    TestImage image = TestImage.of("web");
    try (ImageWriter writer = store().openWriter()) {
      image.putBlobs(writer);
      writer.putManifest(image.manifest());
    }

    assertThatThrownBy(() -> store().openReader().root()).isInstanceOf(RegistryException.class);
  }

  @Test
  default void aWriterThatDidNotFinishLeavesTheOlderImageAlone() {
    TestImage old = TestImage.of("old").writeTo(store());
    try (ImageWriter writer = store().openWriter()) {
      TestImage.of("young").putBlobs(writer);
    }

    try (ImageReader reader = store().openReader()) {
      assertThat(reader.root()).isEqualTo(old.manifest());
    }
  }

  @Test
  default void anEmptyPlaceHasNoCurrentImage() {
    try (ImageWriter writer = store().openWriter()) {
      assertThat(writer.current()).isEmpty();
    }
  }

  @Test
  default void aBlobThatIsThereIsNotOpened() {
    Blob layer = TestImage.of("web").blobs().get(1);
    Blob same = Blob.of(layer.descriptor(), () -> fail());
    try (ImageWriter writer = store().openWriter()) {
      assertThat(writer.putBlob(layer)).isEqualTo(ImageWriter.BlobResult.WRITTEN);
      assertThat(writer.putBlob(same)).isEqualTo(ImageWriter.BlobResult.EXISTED);
    }
  }

  @Test
  default void aManifestIsHeldOnceAllItListsIsThere() {
    TestImage image = TestImage.of("web");
    try (ImageWriter writer = store().openWriter()) {
      boolean atFirst = writer.holds(image.manifest().descriptor());
      image.putBlobs(writer);
      writer.putManifest(image.manifest());

      assertThat(atFirst).isFalse();
      assertThat(writer.holds(image.manifest().descriptor())).isTrue();
    }
  }

  @Test
  default void blobsCanBeWrittenByManyThreadsAtOnce() throws Exception {
    TestImage image = TestImage.of("web");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (ImageWriter writer = store().openWriter()) {
      List<Future<?>> puts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        image.blobs().forEach(blob -> puts.add(threads.submit(() -> writer.putBlob(blob))));
      }
      for (Future<?> put : puts) {
        put.get();
      }
      writer.finish(image.manifest(), List.of());
    } finally {
      threads.shutdownNow();
    }

    try (ImageReader reader = store().openReader()) {
      for (Blob blob : image.blobs()) {
        assertThat(bytes(reader.blob(blob.descriptor()))).isEqualTo(bytes(blob));
      }
    }
  }

  @Test
  default void contentThatWasDamagedIsRefusedWhenItIsRead() throws IOException {
    TestImage image = TestImage.of("web").writeTo(store());
    Descriptor layer = image.manifest().asImage().layers().get(0);
    damage(layer.digest());

    try (ImageReader reader = store().openReader()) {
      assertThatThrownBy(() -> bytes(reader.blob(layer)))
          .isInstanceOfSatisfying(
              RegistryIOException.class,
              e -> assertThat(e.failure()).isInstanceOf(IntegrityException.class));
    }
  }

  @Test
  default void contentThatIsNotWhatItsDigestSaysIsNotStored() {
    Blob right = TestImage.of("right").blobs().get(0);
    Blob wrong = Blob.of(right.descriptor(), new byte[(int) right.descriptor().size()]);
    try (ImageWriter writer = store().openWriter()) {
      assertThatThrownBy(() -> writer.putBlob(wrong)).isInstanceOf(IntegrityException.class);
      assertThat(writer.putBlob(right)).isEqualTo(ImageWriter.BlobResult.WRITTEN);
    }
  }

  @Test
  default void aFailureOfTheSourceStaysWhatItIs() {
    TransportException failure =
        new TransportException(Failure.of("Could not read from far away").build());
    Blob blob =
        Blob.of(
            TestImage.of("web").blobs().get(1).descriptor(),
            () -> {
              throw new RegistryIOException(failure);
            });
    try (ImageWriter writer = store().openWriter()) {
      assertThatThrownBy(() -> writer.putBlob(blob)).isSameAs(failure);
    }
  }

  @Test
  default void contentThatIsMissingIsNotFound() {
    TestImage.of("web").writeTo(store());
    Descriptor missing = Descriptor.of(MediaType.OCI_MANIFEST, new byte[1]);

    try (ImageReader reader = store().openReader()) {
      assertThatThrownBy(() -> reader.manifest(missing)).isInstanceOf(NotFoundException.class);
      assertThatThrownBy(() -> bytes(reader.blob(missing)))
          .isInstanceOfSatisfying(
              RegistryIOException.class,
              e -> assertThat(e.failure()).isInstanceOf(NotFoundException.class));
    }
  }

  @Test
  default void aReaderThatWasClosedReadsNoMore() throws IOException {
    TestImage image = TestImage.of("web").writeTo(store());
    ImageReader reader = store().openReader();
    try (InputStream layer = reader.blob(image.blobs().get(1).descriptor()).open()) {
      reader.close();
      reader.close();

      assertThatThrownBy(reader::root).isInstanceOf(CancelledException.class);
      assertThatThrownBy(layer::readAllBytes)
          .isInstanceOfSatisfying(
              RegistryIOException.class,
              e -> assertThat(e.failure()).isInstanceOf(CancelledException.class));
    }
  }

  @Test
  default void aWriterThatWasClosedWritesNoMore() {
    ImageWriter writer = store().openWriter();
    writer.close();
    writer.close();

    Blob blob = TestImage.of("web").blobs().get(0);
    assertThatThrownBy(() -> writer.putBlob(blob)).isInstanceOf(CancelledException.class);
  }

  @Test
  default void aThreadThatIsInterruptedWritesNoMore() {
    Blob blob = TestImage.of("web").blobs().get(0);
    try (ImageWriter writer = store().openWriter()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> writer.putBlob(blob)).isInstanceOf(CancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  default void closingTheWriterEndsATransfer() {
    Blob layer = TestImage.of("web").blobs().get(1);
    ImageWriter writer = store().openWriter();
    Blob closing = layer.observedBy(count -> writer.close());

    assertThatThrownBy(() -> writer.putBlob(closing)).isInstanceOf(CancelledException.class);
  }

  private static byte[] bytes(Blob blob) throws IOException {
    try (InputStream in = blob.open()) {
      return in.readAllBytes();
    }
  }

  private static InputStream fail() {
    throw new AssertionError("opened");
  }
}
