package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.TransportException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryTest {
  /** Fails some times, then answers. */
  private static Function<RecordedRequest, MockResponse> failing(int times, MockResponse failure) {
    AtomicInteger left = new AtomicInteger(times);
    return request -> left.getAndDecrement() > 0 ? failure : Lab.ok("content");
  }

  private static MockResponse later(int status, String retryAfter) {
    return new MockResponse.Builder().code(status).addHeader("Retry-After", retryAfter).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void answersThatSayLaterAreAskedAgain(int status) {
    try (Lab lab = new Lab(failing(1, Lab.status(status)))) {
      assertThat(lab.text(lab.pipeline(), "/v2/")).isEqualTo("content");
      assertThat(lab.requests).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 413, 415, 501})
  void answersThatAreFinalAreNotAskedAgain(int status) {
    try (Lab lab = new Lab(failing(1, Lab.status(status)))) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/")).isNotNull();
      assertThat(lab.requests).hasSize(1);
    }
  }

  @Test
  void waitsDoubleUpToTheLongest() {
    try (Lab lab = new Lab(failing(9, Lab.status(502)))) {
      RetryPolicy policy =
          RetryPolicy.builder().attempts(10).maxDelay(Duration.ofSeconds(2)).build();
      HttpPipeline pipeline =
          lab.pipeline(lab.options().retry(policy).build(), CredentialProvider.anonymous());
      lab.text(pipeline, "/v2/");
      assertThat(lab.sleeps)
          .extracting(Duration::toMillis)
          .containsExactly(250L, 500L, 1000L, 2000L, 2000L, 2000L, 2000L, 2000L, 2000L);
    }
  }

  @Test
  void theLastFailureIsReportedWhenTheAttemptsAreUsedUp() {
    try (Lab lab = new Lab(failing(9, Lab.status(502)))) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/"))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read /v2/. Try again; if it happens again, raise the time-outs or check"
                  + " %1$s (GET http://%1$s/v2/ answered 502)",
              lab.registry());
      assertThat(lab.requests).hasSize(5);
    }
  }

  @Test
  void theRetryAfterOfTheServerIsFollowed() {
    try (Lab lab = new Lab(failing(1, later(429, "7")))) {
      lab.text(lab.pipeline(), "/v2/");
      assertThat(lab.sleeps).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void aLongRetryAfterFailsAtOnceAndTellsTheTime() {
    try (Lab lab = new Lab(failing(1, later(429, "3600")))) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/"))
          .isInstanceOfSatisfying(
              RateLimitedException.class,
              e -> assertThat(e.failure().retryAfter()).contains(Duration.ofHours(1)));
      assertThat(lab.requests).hasSize(1);
      assertThat(lab.sleeps).isEmpty();
    }
  }

  @Test
  void retryAfterZeroIsTakenFromTheBudgetToo() {
    try (Lab lab = new Lab(failing(9, later(503, "0")))) {
      RetryPolicy policy = RetryPolicy.builder().attempts(3).build();
      HttpPipeline pipeline =
          lab.pipeline(lab.options().retry(policy).build(), CredentialProvider.anonymous());
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/")).isNotNull();
      assertThat(lab.requests).hasSize(3);
      assertThat(lab.sleeps).hasSize(2);
    }
  }

  @Test
  void brokenConnectionsAreTriedAgain() {
    MockResponse broken =
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    try (Lab lab = new Lab(failing(2, broken))) {
      assertThat(lab.text(lab.pipeline(), "/v2/")).isEqualTo("content");
      assertThat(lab.requests).hasSize(3);
      assertThat(lab.sleeps).hasSize(2);
    }
  }

  @Test
  void aBodyThatCanBeWrittenTwiceIsSentAgain() {
    try (Lab lab = new Lab(failing(1, Lab.status(503)))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      CallSpec spec = operation.call("Could not push");
      operation.execute(lab.api(pipeline).put("/v2/x", RequestBody.create("data", null), spec));
      assertThat(lab.requests)
          .extracting(request -> String.valueOf(request.getBody()))
          .containsExactly("[text=data]", "[text=data]");
    }
  }

  @Test
  void aBodyThatCanBeWrittenOnceIsNotSentAgain() {
    RequestBody once =
        new RequestBody() {
          @Override
          public okhttp3.MediaType contentType() {
            return okhttp3.MediaType.get("application/octet-stream");
          }

          @Override
          public boolean isOneShot() {
            return true;
          }

          @Override
          public void writeTo(BufferedSink sink) throws java.io.IOException {
            sink.writeUtf8("data");
          }
        };
    try (Lab lab = new Lab(failing(1, Lab.status(503)))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      CallSpec spec = operation.call("Could not push");
      assertThat(operation.send(lab.api(pipeline).put("/v2/x", once, spec)).code()).isEqualTo(503);
      assertThat(lab.requests).hasSize(1);
    }
  }

  @Test
  void aCallThatIsMadeOnceIsNotSentAgain() {
    try (Lab lab = new Lab(failing(1, Lab.status(503)))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      CallSpec spec = operation.call("Could not create").once();
      operation.send(lab.api(pipeline).post("/v2/x", RequestBody.create("", null), spec));
      assertThat(lab.requests).hasSize(1);
    }
  }

  @Test
  void theCallsOfAnOperationShareOneBudget() {
    try (Lab lab = new Lab(failing(100, Lab.status(503)))) {
      RetryPolicy policy = RetryPolicy.builder().attempts(5).budget(6).build();
      HttpPipeline pipeline =
          lab.pipeline(lab.options().retry(policy).build(), CredentialProvider.anonymous());
      Operation operation = pipeline.operation();
      for (int i = 0; i < 3; i++) {
        operation.send(lab.api(pipeline).get("/v2/", operation.call("Could not read")));
      }
      assertThat(lab.requests).hasSize(3 + 6);
    }
  }
}
