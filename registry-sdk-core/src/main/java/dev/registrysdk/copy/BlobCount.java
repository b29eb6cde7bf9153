package dev.registrysdk.copy;

/**
 * Some blobs: how many, and how large together.
 *
 * @param blobs their number
 * @param bytes their size in bytes
 */
public record BlobCount(int blobs, long bytes) {
  /** No blobs. */
  public static final BlobCount NONE = new BlobCount(0, 0);

  BlobCount plus(long size) {
    return new BlobCount(blobs + 1, bytes + size);
  }
}
