package dev.registrysdk.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.fixture.MemoryStore;
import dev.registrysdk.fixture.TestImages;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Platform;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CopierTest {
  private static final Platform ARM = Platform.LINUX_ARM64;
  private static final Platform AMD = Platform.LINUX_AMD64;

  private final MemoryStore source = new MemoryStore("1.0");
  private final MemoryStore target = new MemoryStore("copy");
  private final Copier copier = new Copier();

  @Test
  void imageArrivesWithTheSameBytes() {
    ManifestDocument image = TestImages.image(source, AMD, "one", "two");
    source.root(image);

    CopyResult result = copier.copy(request());

    assertThat(result.digest()).isEqualTo(image.digest());
    assertThat(target.manifests.get(image.digest())).isEqualTo(image);
    assertThat(target.blobs.keySet()).isEqualTo(source.blobs.keySet());
    assertThat(target.tags).containsEntry("copy", image.digest());
  }

  @Test
  void resultCountsBlobsAndBytes() {
    source.root(TestImages.image(source, AMD, "one", "three"));
    target.blobs.putAll(source.blobs);
    target.blobs.remove(Descriptor.of(MediaType.OCI_LAYER_GZIP, "three".getBytes(UTF_8)).digest());

    CopyResult result = copier.copy(request());

    assertThat(result.copied()).isEqualTo(new BlobCount(1, 5));
    assertThat(result.skipped().blobs()).isEqualTo(2);
    assertThat(result.mounted()).isEqualTo(BlobCount.NONE);
    assertThat(result.manifests()).isEqualTo(1);
    assertThat(result.unchanged()).isFalse();
  }

  @Test
  void childrenAreWrittenBeforeTheirParents() {
    ManifestDocument inner = TestImages.index(source, AMD, ARM);
    ManifestDocument outer =
        source.add(
            ImageIndex.builder()
                .addManifests(inner.descriptor())
                .addAllManifests(inner.references())
                .build()
                .toDocument());
    source.root(outer);

    copier.copy(request());

    List<String> manifests =
        target.log.stream().filter(line -> line.startsWith("manifest ")).toList();
    assertThat(manifests).hasSize(4);
    assertThat(manifests.get(2)).isEqualTo("manifest " + inner.digest());
    assertThat(manifests.get(3)).isEqualTo("manifest " + outer.digest());
  }

  @Test
  void blobThatSeveralImagesShareIsCopiedOnce() {
    source.root(TestImages.index(source, AMD, ARM));

    CopyResult result = copier.copy(request());

    assertThat(result.copied().blobs()).isEqualTo(5);
    assertThat(source.log).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void nothingIsReadOrWrittenWhenTheTargetHasTheImage() {
    source.root(TestImages.image(source, AMD, "one"));
    copier.copy(request());
    source.log.clear();
    target.log.clear();

    CopyResult result = copier.copy(request());

    assertThat(result.unchanged()).isTrue();
    assertThat(result.manifests()).isZero();
    assertThat(source.log).isEmpty();
    assertThat(target.log).isEmpty();
  }

  @Test
  void onePlatformIsCopiedWithItsOwnDigest() {
    ManifestDocument index = TestImages.index(source, AMD, ARM);
    source.root(index);

    CopyResult result =
        copier.copy(CopyRequest.builder().from(request()).addPlatforms(ARM).build());

    assertThat(result.digest()).isEqualTo(index.asIndex().select(ARM).orElseThrow().digest());
    assertThat(target.manifests).hasSize(1);
  }

  @Test
  void severalPlatformsBecomeANewIndexOfThese() {
    Platform arm7 = Platform.parse("linux/arm/v7");
    source.root(TestImages.index(source, AMD, ARM, arm7));

    CopyResult result =
        copier.copy(CopyRequest.builder().from(request()).addPlatforms(ARM, arm7).build());

    assertThat(target.manifests.get(result.digest()))
        .satisfies(index -> assertThat(index.asIndex().platforms()).containsExactly(ARM, arm7));
  }

  @Test
  void missingPlatformIsNamedWithThoseThatAreThere() {
    source.root(TestImages.index(source, AMD, ARM));
    CopyRequest request =
        CopyRequest.builder().from(request()).addPlatforms(Platform.parse("linux/s390x")).build();

    assertThatThrownBy(() -> copier.copy(request))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Copying memory:1.0 to memory:copy: There is no image for linux/s390x in memory:1.0:"
                + " it has linux/amd64, linux/arm64. Choose one of the platforms that are there");
    assertThat(target.log).isEmpty();
  }

  @Test
  void singleImageOfAnotherPlatformIsRefused() {
    source.root(TestImages.image(source, AMD, "one"));
    CopyRequest request = CopyRequest.builder().from(request()).addPlatforms(ARM).build();

    assertThatThrownBy(() -> copier.copy(request))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(
            "There is no image for linux/arm64 in memory:1.0: it has linux/amd64");
  }

  @Test
  void failureKeepsItsTypeAndTellsTheCopy() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    source.failures.put(
        image.asImage().layers().get(0).digest(),
        new DeniedException(
            Failure.of("Could not read the layer").registry("example.com").build()));

    assertThatThrownBy(() -> copier.copy(request()))
        .isInstanceOf(DeniedException.class)
        .hasMessage(
            "Copying memory:1.0 to memory:copy: Could not read the layer. Ask the owner of"
                + " example.com for the permission, or check that the name is the one you meant");
  }

  @Test
  void failedCopyWritesNoManifest() {
    ManifestDocument image = TestImages.image(source, AMD, "one", "two");
    source.root(image);
    source.blobs.put(image.asImage().layers().get(1).digest(), "owt".getBytes(UTF_8));

    assertThatThrownBy(() -> copier.copy(request())).isInstanceOf(IntegrityException.class);

    assertThat(target.manifests).isEmpty();
    assertThat(target.tags).isEmpty();
    assertThat(target.closed).contains("writer");
    assertThat(source.closed).contains("reader");
  }

  @Test
  void imageThatTheTargetCannotHoldIsNotTransferred() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    target.failures.put(
        image.digest(), new UnsupportedException(Failure.of("No room for indexes").build()));

    assertThatThrownBy(() -> copier.copy(request())).isInstanceOf(UnsupportedException.class);

    assertThat(source.log).isEmpty();
    assertThat(target.log).isEmpty();
  }

  @Test
  void referrersAndTheirReferrersGoAlongWhenAskedFor() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    ManifestDocument signature = TestImages.signature(source, image.descriptor());
    ManifestDocument countersignature = TestImages.signature(source, signature.descriptor());

    copier.copy(CopyRequest.builder().from(request()).referrers(true).build());

    assertThat(target.manifests)
        .containsKeys(image.digest(), signature.digest(), countersignature.digest());
  }

  @Test
  void referrersStayBehindUnlessAskedFor() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    TestImages.signature(source, image.descriptor());

    copier.copy(request());

    assertThat(target.manifests).containsOnlyKeys(image.digest());
  }

  @Test
  void referrersOfAnImageThatIsThereAlreadyAreAdded() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    copier.copy(request());
    ManifestDocument signature = TestImages.signature(source, image.descriptor());

    copier.copy(CopyRequest.builder().from(request()).referrers(true).build());

    assertThat(target.manifests).containsKey(signature.digest());
  }

  @Test
  void cosignTagsGoAlongWithReferrers() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    ManifestDocument signature = TestImages.image(source, AMD, "signature");
    source.tags.put("sha256-" + image.digest().encoded() + ".sig", signature.digest());

    copier.copy(CopyRequest.builder().from(request()).referrers(true).build());

    assertThat(target.tags)
        .containsEntry("sha256-" + image.digest().encoded() + ".sig", signature.digest());
  }

  @Test
  void foreignLayersStayBehindUnlessAskedFor() {
    MediaType foreign =
        MediaType.parse("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip");
    Descriptor layer = source.blob(foreign, "foreign".getBytes(UTF_8));
    ManifestDocument image =
        ImageManifest.builder()
            .config(source.blob(MediaType.OCI_CONFIG, "{}".getBytes(UTF_8)))
            .addLayers(layer)
            .build()
            .toDocument();
    source.root(image);

    CopyPlan plan = copier.plan(request());
    CopyPlan all = copier.plan(CopyRequest.builder().from(request()).foreignLayers(true).build());

    assertThat(plan.blobs()).extracting(Descriptor::digest).doesNotContain(layer.digest());
    assertThat(all.blobs()).extracting(Descriptor::digest).contains(layer.digest());
  }

  @Test
  void blobThatAnIndexListsIsCopied() {
    Descriptor cache =
        source.blob(MediaType.parse("application/vnd.example.cache"), "cache".getBytes(UTF_8));
    source.root(ImageIndex.builder().addManifests(cache).build().toDocument());

    copier.copy(request());

    assertThat(target.blobs).containsOnlyKeys(cache.digest());
  }

  @Test
  void planListsWhatWouldMoveAndWritesNothing() {
    ManifestDocument index = TestImages.index(source, AMD, ARM);
    source.root(index);

    CopyPlan plan = copier.plan(request());

    assertThat(plan.root()).isEqualTo(index.descriptor());
    assertThat(plan.manifests()).hasSize(2);
    assertThat(plan.blobs()).hasSize(5);
    assertThat(plan.bytes()).isEqualTo(plan.blobs().stream().mapToLong(Descriptor::size).sum());
    assertThat(target.log).isEmpty();
  }

  @Test
  void listenerHearsOfEveryStep() {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    List<String> heard = new CopyOnWriteArrayList<>();

    copier.copy(
        CopyRequest.builder()
            .from(request())
            .concurrency(1)
            .listener(new RecordingListener(heard))
            .build());

    List<String> expected = new ArrayList<>(List.of("planned 2"));
    for (Descriptor blob : image.references()) {
      expected.add("started " + blob.size());
      expected.add("progress " + blob.size());
      expected.add("WRITTEN");
    }
    expected.add("manifest " + image.digest());
    assertThat(heard).containsExactlyElementsOf(expected);
  }

  @Test
  void interruptEndsTheCopy() throws InterruptedException {
    ManifestDocument image = TestImages.image(source, AMD, "one");
    source.root(image);
    CountDownLatch copying = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    TransferListener blocking =
        new TransferListener() {
          @Override
          public void blobStarted(Descriptor blob) {
            copying.countDown();
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    Thread thread =
        new Thread(
            () -> {
              try {
                copier.copy(CopyRequest.builder().from(request()).listener(blocking).build());
              } catch (CancelledException e) {
                thrown.set(Thread.currentThread().isInterrupted() ? e : new AssertionError(e));
              }
            });
    thread.start();
    copying.await();
    thread.interrupt();
    thread.join();

    assertThat(thrown.get())
        .isInstanceOf(CancelledException.class)
        .hasMessage(
            "Copying memory:1.0 to memory:copy: The transfer was stopped: the thread was"
                + " interrupted. Nothing half-written was left behind");
    assertThat(target.tags).isEmpty();
    assertThat(target.closed).contains("writer");
  }

  @Test
  void concurrencyBelowOneIsRefused() {
    assertThatThrownBy(() -> CopyRequest.builder().from(request()).concurrency(0).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("concurrency is at least 1, not 0");
  }

  private CopyRequest request() {
    return CopyRequest.builder().source(source).target(target).build();
  }

  private record RecordingListener(List<String> heard) implements TransferListener {
    @Override
    public void planned(CopyPlan plan) {
      heard.add("planned " + plan.blobs().size());
    }

    @Override
    public void blobStarted(Descriptor blob) {
      heard.add("started " + blob.size());
    }

    @Override
    public void blobProgress(Descriptor blob, long bytes) {
      heard.add("progress " + bytes);
    }

    @Override
    public void blobFinished(Descriptor blob, BlobResult result) {
      heard.add(result.toString());
    }

    @Override
    public void manifestWritten(Descriptor manifest) {
      heard.add("manifest " + manifest.digest());
    }
  }
}
