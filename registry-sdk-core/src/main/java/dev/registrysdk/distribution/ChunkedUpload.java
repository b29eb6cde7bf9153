package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import java.io.IOException;
import java.io.InputStream;

/** Sends a blob in chunks, and goes on from where the registry says when one is not taken. */
final class ChunkedUpload {
  /** What no registry is known to refuse. */
  static final int SAFE_SIZE = 4 << 20;

  private static final int MAX_CORRECTIONS = 10;

  private ChunkedUpload() {}

  static void send(UploadContent content, BlobUpload upload, int chunkSize) throws IOException {
    int corrections = 0;
    int size = chunkSize;
    while (true) {
      try {
        sendFrom(content, upload, size);
        upload.finish(content.descriptor().digest());
        return;
      } catch (RegistryException e) {
        boolean outOfStep = e.status().orElse(0) == 416;
        long sent = upload.offset();
        if (!outOfStep
            || ++corrections > MAX_CORRECTIONS
            || upload.resume() > content.descriptor().size()) {
          throw e;
        }
        // Where both sides agree on the place, it is the size that the registry refuses.
        size = upload.offset() == sent ? Math.min(size, SAFE_SIZE) : size;
      }
    }
  }

  private static void sendFrom(UploadContent content, BlobUpload upload, int chunkSize)
      throws IOException {
    byte[] chunk = new byte[(int) Math.min(chunkSize, Math.max(1, content.descriptor().size()))];
    try (InputStream in = content.open()) {
      in.skipNBytes(upload.offset());
      int length = in.readNBytes(chunk, 0, chunk.length);
      while (length > 0) {
        upload.append(chunk, length);
        length = in.readNBytes(chunk, 0, chunk.length);
      }
    }
  }
}
