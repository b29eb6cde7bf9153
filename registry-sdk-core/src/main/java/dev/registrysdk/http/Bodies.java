package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/** Reads bodies that are small by nature, and refuses them when they are not. */
final class Bodies {
  private static final int STEP = 64 << 10;

  private Bodies() {}

  static byte[] read(Failure.Builder known, ResponseBody body, int limit) throws IOException {
    try (BufferedSource source = body.source();
        Buffer content = new Buffer()) {
      while (source.read(content, STEP) >= 0) {
        if (content.size() > limit) {
          throw new RegistryIOException(
              new IntegrityException(
                  known
                      .reason("the answer is larger than the limit of " + limit + " bytes")
                      .build()));
        }
      }
      return content.readByteArray();
    }
  }
}
