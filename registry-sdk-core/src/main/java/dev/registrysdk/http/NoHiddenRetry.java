package dev.registrysdk.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides the one answer after which OkHttp sends a request again by itself, whatever it is told: 503
 * with {@code Retry-After: 0}. {@link Retry} sends it again and takes that from the budget.
 */
final class NoHiddenRetry implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503 && "0".equals(response.header("Retry-After"))
        ? response.newBuilder().removeHeader("Retry-After").build()
        : response;
  }
}
