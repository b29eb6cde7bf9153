package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.RequestBody;
import org.junit.jupiter.api.Test;

final class CallListenerTest {
  private static List<String> told(Lab lab) {
    return lab.wire.stream()
        .map(
            request ->
                request.attempt()
                    + " "
                    + request.method()
                    + " "
                    + request.url().replaceFirst("^http://[^/]*", "")
                    + " "
                    + request.status().map(String::valueOf).or(request::failure).orElse("?")
                    + " "
                    + request.bytesSent()
                    + "/"
                    + request.bytesReceived())
        .toList();
  }

  @Test
  void tokensAndChallengesAreRequestsToo() {
    try (Lab lab = new Lab(new TokenLab())) {
      lab.text(lab.pipeline(Credentials.basic("me", "s3cret")), "/v2/a", Lab.PULL);
      assertThat(told(lab))
          .containsExactly(
              "1 GET /v2/a 401 0/0",
              "1 GET /token?service=lab&scope=repository%3Aacme%2Fweb%3Apull" + " 200 0/31",
              "1 GET /v2/a 200 0/7");
    }
  }

  @Test
  void everyHopAndEveryAttemptIsARequest() {
    int[] asked = new int[1];
    try (Lab lab =
        new Lab(
            request ->
                request.getTarget().equals("/v2/a")
                    ? Lab.redirect(307, "/b?sig=s3cret")
                    : asked[0]++ == 0
                        ? new MockResponse.Builder().code(503).body("later").build()
                        : Lab.ok("content"))) {
      lab.text(lab.pipeline(), "/v2/a");
      assertThat(told(lab))
          .containsExactly(
              "1 GET /v2/a 307 0/0",
              "1 GET /b?sig=[redacted] 503 0/0",
              "2 GET /v2/a 307 0/0",
              "2 GET /b?sig=[redacted] 200 0/7");
    }
  }

  @Test
  void bytesOfBodiesAreCounted() {
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      RequestBody body = RequestBody.create("x".repeat(100_000), null);
      Lab.text(
          operation.execute(
              lab.api(pipeline).put("/v2/a", body, operation.call("Could not push"))));
      operation.execute(lab.api(pipeline).head("/v2/a", operation.call("Could not look")));
      assertThat(told(lab)).containsExactly("1 PUT /v2/a 200 100000/7", "1 HEAD /v2/a 200 0/0");
    }
  }

  @Test
  void requestsThatFailAreTold() {
    try (Lab lab =
        new Lab(
            request ->
                new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build())) {
      HttpPipeline pipeline =
          lab.pipeline(
              lab.options().retry(RetryPolicy.builder().attempts(2).build()).build(),
              CredentialProvider.anonymous());
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isNotNull();
      assertThat(told(lab)).hasSize(2).allMatch(line -> line.contains("Exception"));
    }
  }

  @Test
  void aListenerThatFailsDoesNotFailTheCall() {
    CallListener broken =
        new CallListener() {
          @Override
          public void requestFinished(WireRequest request) {
            throw new IllegalStateException("broken on purpose");
          }
        };
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline =
          lab.pipeline(
              HttpOptions.builder().callListener(broken).build(), CredentialProvider.anonymous());
      assertThat(lab.text(pipeline, "/v2/a")).isEqualTo("content");
    }
  }
}
