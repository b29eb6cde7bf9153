package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import java.io.IOException;
import java.io.InputStream;

/** Sends a blob in chunks, and goes on from where the registry says when one is not taken. */
final class ChunkedUpload {
  private static final int MAX_CORRECTIONS = 10;

  private ChunkedUpload() {}

  static void send(UploadContent content, BlobUpload upload, int chunkSize) throws IOException {
    int corrections = 0;
    while (true) {
      try {
        sendFrom(content, upload, chunkSize);
        upload.finish(content.descriptor().digest());
        return;
      } catch (RegistryException e) {
        boolean outOfStep = e.status().orElse(0) == 416;
        if (!outOfStep
            || ++corrections > MAX_CORRECTIONS
            || upload.resume() > content.descriptor().size()) {
          throw e;
        }
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
