package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import java.io.IOException;
import java.util.OptionalInt;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Reads the answers whose body is a document before they are given to anybody. */
final class Documents {
  private Documents() {}

  /**
   * The same answer with its body in memory, if it is one of those.
   *
   * @throws IOException if the body breaks off, or is larger than its call allows
   */
  static Response whole(Request request, Response response) throws IOException {
    CallSpec spec = CallSpec.of(request);
    OptionalInt limit = spec.limit();
    if (limit.isEmpty() || !response.isSuccessful()) {
      return response;
    }
    ResponseBody body = response.body();
    Failure.Builder known = Failure.of(spec.what()).registry(Registry.of(request).host());
    return response
        .newBuilder()
        .body(ResponseBody.create(Bodies.read(known, body, limit.getAsInt()), body.contentType()))
        .build();
  }
}
