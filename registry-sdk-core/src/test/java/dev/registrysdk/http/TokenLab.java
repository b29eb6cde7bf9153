package dev.registrysdk.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers like a registry with a token service of its own, at {@code /token}. */
final class TokenLab implements Function<RecordedRequest, MockResponse> {
  private final AtomicInteger issued = new AtomicInteger();
  volatile Function<RecordedRequest, MockResponse> tokenService =
      request -> Lab.ok("{\"token\":\"t" + issued.incrementAndGet() + "\",\"expires_in\":300}");
  volatile Function<RecordedRequest, MockResponse> content = request -> Lab.ok("content");
  volatile String valid = "t";

  @Override
  public MockResponse apply(RecordedRequest request) {
    if (request.getUrl().encodedPath().equals("/token")) {
      return tokenService.apply(request);
    }
    String shown = String.valueOf(request.getHeaders().get("Authorization"));
    return shown.startsWith("Bearer " + valid) ? content.apply(request) : challenge(request, "");
  }

  static MockResponse challenge(RecordedRequest request, String more) {
    return new MockResponse.Builder()
        .code(401)
        .addHeader(
            "WWW-Authenticate",
            "Bearer realm=\"" + request.getUrl().resolve("/token") + "\", service=\"lab\"" + more)
        .build();
  }
}
