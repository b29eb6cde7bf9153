package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.http.Operation;
import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import retrofit2.Response;

/** Reads bodies that are small by nature, and refuses them when they are not. */
final class Bodies {
  private static final int STEP = 64 << 10;

  private Bodies() {}

  static byte[] read(Operation operation, String what, Response<ResponseBody> response, int limit) {
    ResponseBody body = response.body();
    if (body == null) {
      return new byte[0];
    }
    try (BufferedSource source = body.source();
        Buffer content = new Buffer()) {
      while (source.read(content, STEP) >= 0) {
        if (content.size() > limit) {
          throw new IntegrityException(
              Failure.of(what)
                  .reason("the answer is larger than the limit of " + limit + " bytes")
                  .build());
        }
      }
      return content.readByteArray();
    } catch (IOException e) {
      throw operation.failure(what, e);
    }
  }
}
