package dev.registrysdk.http;

import dev.registrysdk.error.Redaction;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Logs requests and statuses (DEBUG) and headers (TRACE), redacted; never bodies. */
final class WireLog implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!Logs.on()) {
      return chain.proceed(request);
    }
    Logs.trace(() -> line(request) + text(request.headers()));
    Response response = chain.proceed(request);
    Logs.debug(() -> line(request) + " -> " + response.code());
    Logs.trace(() -> line(request) + " -> " + response.code() + text(response.headers()));
    return response;
  }

  private static String line(Request request) {
    return request.method() + " " + Redaction.url(request.url().toString());
  }

  private static String text(Headers headers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      String shown = Redaction.header(headers.name(i), headers.value(i));
      text.append("\n  ").append(headers.name(i)).append(": ").append(shown);
    }
    return text.toString();
  }
}
