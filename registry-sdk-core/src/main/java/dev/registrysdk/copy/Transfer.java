package dev.registrysdk.copy;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageWriter;
import dev.registrysdk.store.ImageWriter.BlobResult;
import dev.registrysdk.work.Workers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Writes the content of a graph and keeps count. */
final class Transfer {
  private final ImageReader reader;
  private final ImageWriter writer;
  private final Workers workers;
  private final TransferListener listener;
  private final Map<BlobResult, BlobCount> counts = new EnumMap<>(BlobResult.class);
  private int manifests;

  Transfer(ImageReader reader, ImageWriter writer, Workers workers, TransferListener listener) {
    this.reader = reader;
    this.writer = writer;
    this.workers = workers;
    this.listener = listener;
  }

  void blobs(List<Descriptor> blobs) {
    List<Callable<BlobResult>> tasks = new ArrayList<>();
    blobs.forEach(blob -> tasks.add(() -> blob(blob)));
    List<BlobResult> results = workers.all(tasks);
    for (int i = 0; i < results.size(); i++) {
      long size = blobs.get(i).size();
      counts.merge(results.get(i), BlobCount.NONE.plus(size), (old, one) -> old.plus(one.bytes()));
    }
  }

  void manifests(List<List<ManifestDocument>> groups) {
    for (List<ManifestDocument> group : groups) {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (ManifestDocument manifest : group) {
        tasks.add(
            () -> {
              writer.putManifest(manifest);
              listener.manifestWritten(manifest.descriptor());
              return true;
            });
      }
      manifests += workers.all(tasks).size();
    }
  }

  void written(ManifestDocument manifest) {
    manifests++;
    listener.manifestWritten(manifest.descriptor());
  }

  CopyResult result(ManifestDocument root) {
    return CopyResult.builder()
        .digest(root.digest())
        .mediaType(root.mediaType())
        .unchanged(manifests == 0)
        .manifests(manifests)
        .copied(counts.getOrDefault(BlobResult.WRITTEN, BlobCount.NONE))
        .mounted(counts.getOrDefault(BlobResult.MOUNTED, BlobCount.NONE))
        .skipped(counts.getOrDefault(BlobResult.EXISTED, BlobCount.NONE))
        .build();
  }

  private BlobResult blob(Descriptor blob) {
    listener.blobStarted(blob);
    BlobResult result =
        writer.putBlob(reader.blob(blob).observedBy(bytes -> listener.blobProgress(blob, bytes)));
    listener.blobFinished(blob, result);
    return result;
  }
}
