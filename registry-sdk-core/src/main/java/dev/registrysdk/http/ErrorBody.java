package dev.registrysdk.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Cuts the bodies of answers outside 2xx to 64 KiB, because Retrofit reads them into memory
 * whatever their size is.
 */
final class ErrorBody implements Interceptor {
  private static final long LIMIT = 64 * 1024;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.isSuccessful() ? response : inMemory(response);
  }

  /** The same answer with its body, or the beginning of it, in memory; the connection is free. */
  static Response inMemory(Response response) {
    try (response) {
      return response.newBuilder().body(response.peekBody(LIMIT)).build();
    } catch (IOException e) {
      Logs.debug("The body of an answer with status " + response.code() + " broke off");
      ResponseBody none = ResponseBody.create(new byte[0], response.body().contentType());
      return response.newBuilder().body(none).build(); // the status says enough
    }
  }
}
