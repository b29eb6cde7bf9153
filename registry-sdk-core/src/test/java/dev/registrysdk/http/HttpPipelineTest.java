package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Call;
import retrofit2.http.GET;

final class HttpPipelineTest {
  interface Forgetful {
    @GET("v2/")
    Call<ResponseBody> ping();
  }

  interface Mistaken {
    @GET("v2/")
    Call<List<String>> tags();
  }

  @Test
  void requestsSayWhoAsksAndWantBodiesAsTheyAre() {
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline =
          lab.pipeline(
              lab.options().userAgentSuffix("deployer/1.4").build(),
              CredentialProvider.anonymous());
      lab.text(pipeline, "/v2/");
      var headers = lab.requests.get(0).getHeaders();
      assertThat(headers.get("Accept-Encoding")).isEqualTo("identity");
      assertThat(headers.get("User-Agent"))
          .startsWith("registry-sdk-java")
          .endsWith(" deployer/1.4");
    }
  }

  @Test
  void aMethodWithoutADescriptionIsAMistake() {
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline = lab.pipeline();
      Forgetful api = pipeline.service(Forgetful.class, lab.registry());
      Operation operation = pipeline.operation();
      assertThatThrownBy(() -> operation.send(api.ping()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(
              "A Retrofit method of a service has a parameter '@Tag CallSpec':"
                  + " dev.registrysdk.http.HttpPipelineTest$Forgetful.ping()");
    }
  }

  @Test
  void mistakesOfAMethodShowWhenItIsCalled() {
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline = lab.pipeline();
      Mistaken service = pipeline.service(Mistaken.class, lab.registry());
      assertThatThrownBy(service::tags)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Unable to create converter");
    }
  }

  @Test
  void credentialsAreAskedForThePlaneOfTheService() {
    List<AuthTarget> targets = new ArrayList<>();
    CredentialProvider provider =
        target -> {
          targets.add(target);
          return Optional.of(Credentials.bearerToken("iam"));
        };
    try (Lab lab = new Lab(request -> Lab.ok("content"))) {
      HttpPipeline pipeline = lab.pipeline(lab.options().build(), provider);
      Operation operation = pipeline.operation();
      AuthTarget control = AuthTarget.control(lab.registry());
      operation.execute(
          pipeline
              .service(Lab.Api.class, control)
              .get("/api/v1/namespaces", operation.call("Could not list the namespaces")));
      assertThat(targets).containsExactly(control);
      assertThat(lab.shown()).containsExactly("Bearer iam");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, Rejected", "401, Authentication", "403, Denied", "404, NotFound", "405, Unsupported",
    "408, Transport", "409, Conflict", "412, Conflict", "413, Rejected", "418, Rejected",
    "429, RateLimited", "500, Transport", "501, Unsupported", "302, Transport"
  })
  void statusesBecomeSituations(int status, String type) {
    ErrorAnswer answer =
        ErrorAnswer.builder()
            .what("Could not read x")
            .registry("a.example")
            .method("GET")
            .url("https://a.example/v2/")
            .status(status)
            .build();
    assertThat(ErrorDecoder.byStatus().decode(answer).getClass().getSimpleName())
        .isEqualTo(type + "Exception");
  }

  @Test
  void aDecoderGetsEverythingThatIsKnown() {
    List<ErrorAnswer> answers = new ArrayList<>();
    try (Lab lab =
        new Lab(
            request ->
                new MockResponse.Builder()
                    .code(409)
                    .addHeader("X-Request-Id", "id-7")
                    .addHeader("Retry-After", "3")
                    .body("x".repeat(100_000))
                    .build())) {
      HttpPipeline pipeline =
          lab.pipeline()
              .decodingWith(
                  answer -> {
                    answers.add(answer);
                    return new ConflictException(answer.failure().build());
                  });
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a?x=secret"))
          .isInstanceOf(ConflictException.class)
          .hasMessage(
              "Could not read /v2/a?x=secret. Read the current state, and try again (GET"
                  + " http://%s/v2/a?x=[redacted] answered 409, request id id-7)",
              lab.registry());
      assertThat(answers.get(0).body()).hasSize(64 * 1024);
      Failure failure = answers.get(0).failure().build();
      assertThat(failure.retryAfter()).hasValueSatisfying(wait -> assertThat(wait).hasSeconds(3));
      assertThat(answers.get(0).toString()).doesNotContain("secret\"").contains("url=[redacted]");
    }
  }

  @Test
  void sendTakesEveryStatusForAnAnswer() {
    try (Lab lab = new Lab(request -> Lab.status(404))) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      var answer = operation.send(lab.api(pipeline).get("/v2/", operation.call("Could not read")));
      assertThat(answer.code()).isEqualTo(404);
      assertThat(operation.failure(answer)).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void optionsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> HttpOptions.builder().maxRequestsPerHost(0).build())
        .hasMessage("At least one request must be possible: maxRequestsPerHost 0");
    assertThatThrownBy(() -> RetryPolicy.builder().attempts(0).build())
        .hasMessage("A request is sent at least once: attempts 0");
    assertThatThrownBy(() -> ProxySettings.of("proxy.example", 0))
        .hasMessage("A port is between 1 and 65535: 0");
  }
}
