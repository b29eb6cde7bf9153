package dev.registrysdk.build;

import dev.registrysdk.build.ImageDraft.DraftLayer;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageIndex;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Writes images: each blob once, then the manifests, the root last. */
final class Publisher {
  private final ImageWriter writer;
  private final BuildThreads threads;
  private final boolean foreignLayers;
  private final ConcurrentMap<Digest, FutureTask<BlobResult>> blobs = new ConcurrentHashMap<>();

  Publisher(ImageWriter writer, BuildThreads threads, boolean foreignLayers) {
    this.writer = writer;
    this.threads = threads;
    this.foreignLayers = foreignLayers;
  }

  /** Makes sure that a blob is in the target; one that is under way is waited for. */
  void put(Blob blob) {
    if (blob.descriptor().mediaType().nonDistributable() && !foreignLayers) {
      return;
    }
    FutureTask<BlobResult> task = new FutureTask<>(() -> writer.putBlob(blob));
    FutureTask<BlobResult> known = blobs.putIfAbsent(blob.descriptor().digest(), task);
    if (known == null) {
      task.run();
    }
    result(known == null ? task : known);
  }

  /**
   * Writes the images with everything they consist of.
   *
   * @param index the index that lists them, still without entries; null for a single image
   * @param names what the image is called where it comes from
   */
  BuildResult publish(
      List<ImageDraft> drafts, @Nullable ImageIndex index, List<ImageReference> names) {
    List<Blob> configs = new ArrayList<>();
    List<ManifestDocument> manifests = new ArrayList<>();
    for (ImageDraft draft : drafts) {
      ImageManifest.Builder manifest = ImageManifest.builder().from(draft.manifest());
      Descriptor config =
          Descriptor.of(draft.manifest().config().mediaType(), draft.config().toByteArray());
      configs.add(Blob.of(config, draft.config().toByteArray()));
      manifests.add(
          manifest
              .config(config)
              .layers(draft.layers().stream().map(DraftLayer::descriptor).toList())
              .build()
              .toDocument());
    }
    ManifestDocument root = index == null ? manifests.get(0) : root(index, drafts, manifests);
    writer.expect(root);
    boolean unchanged = writer.current().equals(Optional.of(root.digest()));
    if (!unchanged) {
      write(drafts, configs, index == null ? List.of() : manifests);
      writer.finish(root, names);
    }
    BuildResult.Builder result =
        BuildResult.builder()
            .digest(root.digest())
            .mediaType(root.mediaType())
            .unchanged(unchanged);
    for (int i = 0; i < drafts.size(); i++) {
      result.addImages(image(drafts.get(i), manifests.get(i)));
    }
    return result.build();
  }

  private static ManifestDocument root(
      ImageIndex index, List<ImageDraft> drafts, List<ManifestDocument> manifests) {
    ImageIndex.Builder listed = ImageIndex.builder().from(index).manifests(List.of());
    for (int i = 0; i < drafts.size(); i++) {
      ManifestDocument manifest = manifests.get(i);
      listed.addManifests(
          Descriptor.builder()
              .from(drafts.get(i).entry())
              .mediaType(manifest.mediaType())
              .digest(manifest.digest())
              .size(manifest.size())
              .build());
    }
    return listed.build().toDocument();
  }

  private void write(
      List<ImageDraft> drafts, List<Blob> configs, List<ManifestDocument> manifests) {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    drafts.forEach(draft -> draft.layers().forEach(layer -> tasks.add(put(layer))));
    configs.forEach(
        config ->
            tasks.add(
                () -> {
                  put(config);
                  return true;
                }));
    threads.all(tasks);
    tasks.clear();
    for (ManifestDocument manifest : manifests.stream().distinct().toList()) {
      tasks.add(
          () -> {
            writer.putManifest(manifest);
            return true;
          });
    }
    threads.all(tasks);
  }

  private Callable<Boolean> put(DraftLayer layer) {
    return () -> {
      put(layer.blob());
      return true;
    };
  }

  private BuiltImage image(ImageDraft draft, ManifestDocument manifest) {
    BuiltImage.Builder image =
        BuiltImage.builder()
            .platform(ImageConfig.parse(draft.config().toByteArray()).platform())
            .digest(manifest.digest())
            .config(manifest.asImage().config());
    Map<Digest, FutureTask<BlobResult>> done = blobs;
    for (DraftLayer layer : draft.layers()) {
      image.addLayers(
          BuiltLayer.builder()
              .descriptor(layer.descriptor())
              .diffId(layer.diffId())
              .inherited(layer.inherited())
              .result(
                  Optional.ofNullable(done.get(layer.descriptor().digest())).map(Publisher::result))
              .build());
    }
    return image.build();
  }

  private static BlobResult result(FutureTask<BlobResult> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of("The build was stopped").reason("the thread was interrupted").build(), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RegistryException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
