package dev.registrysdk.http;

import dev.registrysdk.auth.AuthTarget;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Says who is asking, and on the data plane that bodies are wanted as they are: a registry that
 * compresses an answer on the way changes its length, and sometimes the bytes that its digest was
 * made from.
 */
final class UserAgent implements Interceptor {
  private final String name;

  UserAgent(HttpOptions options) {
    String version = UserAgent.class.getPackage().getImplementationVersion();
    String sdk = "registry-sdk-java" + (version == null ? "" : "/" + version);
    String java = " (Java " + Runtime.version().feature() + ")";
    this.name =
        Headers.of(
                "User-Agent",
                sdk + java + options.userAgentSuffix().map(text -> " " + text).orElse(""))
            .value(0); // fails here, not at the first request, if it cannot be sent
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request.Builder request = chain.request().newBuilder().header("User-Agent", name);
    // The control plane answers in JSON only, and in lists that are long.
    if (Registry.of(chain.request()).target().plane() == AuthTarget.Plane.DATA) {
      request.header("Accept-Encoding", "identity");
    }
    return chain.proceed(request.build());
  }
}
