package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.store.Blob;
import java.io.IOException;
import java.io.InputStream;

/** Sends a blob in chunks, and goes on from where the registry says when one is not taken. */
final class ChunkedUpload {
  private static final int MAX_CORRECTIONS = 10;

  private ChunkedUpload() {}

  static void send(Blob blob, BlobUpload upload, int chunkSize, Session session) {
    int corrections = 0;
    while (true) {
      try {
        sendFrom(blob, upload, chunkSize);
        upload.finish(blob.descriptor().digest());
        return;
      } catch (RegistryException e) {
        boolean outOfStep = e.status().orElse(0) == 416;
        if (!outOfStep || ++corrections > MAX_CORRECTIONS) {
          throw e;
        }
        upload.resume();
      } catch (IOException e) {
        throw session
            .operation()
            .failure("Could not read " + blob.descriptor().digest() + " to upload it", e);
      }
    }
  }

  private static void sendFrom(Blob blob, BlobUpload upload, int chunkSize) throws IOException {
    byte[] chunk = new byte[(int) Math.min(chunkSize, Math.max(1, blob.descriptor().size()))];
    try (InputStream in = blob.open()) {
      in.skipNBytes(upload.offset());
      int length = in.readNBytes(chunk, 0, chunk.length);
      while (length > 0) {
        upload.append(chunk, length);
        length = in.readNBytes(chunk, 0, chunk.length);
      }
    }
  }
}
