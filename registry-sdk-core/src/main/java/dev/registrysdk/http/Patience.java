package dev.registrysdk.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Waits without an end for the answers of peers that may be silent while they work. */
final class Patience implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Chain waiting =
        CallSpec.of(chain.request()).isPatient()
            ? chain.withReadTimeout(0, TimeUnit.MILLISECONDS)
            : chain;
    return waiting.proceed(chain.request());
  }
}
