package dev.registrysdk.copy;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.store.ImageWriter.BlobResult;

/**
 * Is told how a transfer goes. The order is: {@link #planned} once; then for each blob {@link
 * #blobStarted}, {@link #blobProgress} as often as bytes pass, {@link #blobFinished}; blobs overlap
 * each other; {@link #manifestWritten} for children, and for the root at the very end.
 *
 * <p>Blob methods are called from the threads that transfer, several at a time. A listener must be
 * quick and must not throw.
 */
public interface TransferListener {
  /** A listener that does nothing. */
  TransferListener SILENT = new TransferListener() {};

  /**
   * The manifests were read; it is known what has to be in the target.
   *
   * @param plan manifests and blobs
   */
  default void planned(CopyPlan plan) {}

  /**
   * A blob is looked at.
   *
   * @param blob the blob
   */
  default void blobStarted(Descriptor blob) {}

  /**
   * Bytes of a blob passed.
   *
   * @param blob the blob
   * @param bytes how many of its bytes passed so far; it starts again when a transfer is repeated
   */
  default void blobProgress(Descriptor blob, long bytes) {}

  /**
   * A blob is in the target.
   *
   * @param blob the blob
   * @param result what became of it
   */
  default void blobFinished(Descriptor blob, BlobResult result) {}

  /**
   * A manifest is in the target.
   *
   * @param manifest the manifest
   */
  default void manifestWritten(Descriptor manifest) {}
}
