package dev.registrysdk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.AuthTarget;
import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

final class AuthTest {
  private static final Credentials LOGIN = Credentials.basic("iamapikey", "s3cret");
  private static final String BASIC = "Basic aWFtYXBpa2V5OnMzY3JldA==";
  private static final String TOKEN_FOR_PULL =
      "GET /token?service=lab&scope=repository%3Aacme%2Fweb%3Apull";

  private final TokenLab registry = new TokenLab();

  /** Gives other credentials after each refusal. */
  private static final class Rotating implements CredentialProvider {
    final Queue<Credentials> left = new ArrayDeque<>();
    final List<Credentials> refused = new CopyOnWriteArrayList<>();

    Rotating(Credentials... credentials) {
      left.addAll(List.of(credentials));
    }

    @Override
    public Optional<Credentials> credentials(AuthTarget target) {
      return Optional.ofNullable(left.peek());
    }

    @Override
    public void refused(AuthTarget target, Credentials credentials) {
      refused.add(credentials);
      left.poll();
    }
  }

  @Test
  void firstContactIsOneChallengeOneTokenAndTheRequestAgain() {
    try (Lab lab = new Lab(registry)) {
      assertThat(lab.text(lab.pipeline(LOGIN), "/v2/a", Lab.PULL)).isEqualTo("content");
      assertThat(lab.lines()).containsExactly("GET /v2/a", TOKEN_FOR_PULL, "GET /v2/a");
      assertThat(lab.shown()).containsExactly("null", BASIC, "Bearer t1");
    }
  }

  @Test
  void laterCallsUseTheCachedTokenWithoutAChallenge() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      lab.text(pipeline, "/v2/b", Lab.PULL);
      assertThat(lab.lines()).endsWith("GET /v2/b").hasSize(4);
    }
  }

  @Test
  void aNewScopeIsOneTokenMoreAndNoChallenge() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      lab.requests.clear();
      lab.text(pipeline, "/v2/b", Scope.repository("acme/db", "pull"));
      assertThat(lab.lines())
          .containsExactly(
              "GET /token?service=lab&scope=repository%3Aacme%2Fdb%3Apull", "GET /v2/b");
    }
  }

  @Test
  void aTokenForMoreServesALesserNeed() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PUSH);
      lab.requests.clear();
      lab.text(pipeline, "/v2/b", Lab.PULL);
      assertThat(lab.lines()).containsExactly("GET /v2/b");
    }
  }

  @Test
  void anOperationAsksForEverythingItHasNeededOnARepository() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      Operation operation = pipeline.operation();
      CallSpec pull = operation.call("Could not look", Lab.PULL);
      CallSpec delete = operation.call("Could not delete", Scope.repository("acme/web", "delete"));
      operation.execute(lab.api(pipeline).get("/v2/a", pull));
      lab.requests.clear();
      operation.execute(lab.api(pipeline).get("/v2/b", delete));
      assertThat(lab.lines())
          .containsExactly(
              "GET /token?service=lab&scope=repository%3Aacme%2Fweb%3Adelete%2Cpull", "GET /v2/b");
    }
  }

  @Test
  void aMountAsksForTwoScopesWithTheTargetFirst() {
    try (Lab lab = new Lab(registry)) {
      lab.text(lab.pipeline(LOGIN), "/v2/a", Lab.PUSH, Scope.repository("acme/db", "pull"));
      assertThat(lab.lines().get(1))
          .isEqualTo(
              "GET /token?service=lab&scope=repository%3Aacme%2Fweb%3Apull%2Cpush"
                  + "&scope=repository%3Aacme%2Fdb%3Apull");
    }
  }

  @Test
  void aMountFallsBackToTheTargetWhenBothAreRefused() {
    var service = registry.tokenService;
    registry.tokenService =
        request ->
            request.getUrl().queryParameterValues("scope").size() > 1
                ? Lab.status(403)
                : service.apply(request);
    try (Lab lab = new Lab(registry)) {
      assertThat(
              lab.text(lab.pipeline(LOGIN), "/v2/a", Lab.PUSH, Scope.repository("acme/db", "pull")))
          .isEqualTo("content");
      assertThat(lab.requests).hasSize(4);
    }
  }

  @Test
  void tokensAreRenewedShortlyBeforeTheyExpire() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      lab.pass(Duration.ofSeconds(289));
      lab.text(pipeline, "/v2/b", Lab.PULL);
      assertThat(lab.requests).hasSize(4);
      lab.pass(Duration.ofSeconds(1));
      lab.text(pipeline, "/v2/c", Lab.PULL);
      assertThat(lab.shown()).endsWith(BASIC, "Bearer t2");
    }
  }

  @Test
  void tokensLiveForAMinuteUnlessTheServiceSaysMore() {
    registry.tokenService = request -> Lab.ok("{\"access_token\":\"t\",\"expires_in\":1}");
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      lab.pass(Duration.ofSeconds(53));
      lab.text(pipeline, "/v2/b", Lab.PULL);
      assertThat(lab.requests).hasSize(4);
      lab.pass(Duration.ofSeconds(1));
      lab.text(pipeline, "/v2/c", Lab.PULL);
      assertThat(lab.requests).hasSize(6);
    }
  }

  @Test
  void aTokenThatIsRefusedIsReplacedOnce() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      registry.valid = "t2";
      lab.requests.clear();
      lab.text(pipeline, "/v2/b", Lab.PULL);
      assertThat(lab.shown()).containsExactly("Bearer t1", BASIC, "Bearer t2");
    }
  }

  @Test
  void aFreshTokenThatIsRefusedIsTheEnd() {
    registry.valid = "none";
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a", Lab.PULL))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not read /v2/a. Check the user name and the password or key for %1$s, and that"
                  + " they have not expired (GET http://%1$s/v2/a answered 401)",
              lab.registry());
      assertThat(lab.requests).hasSize(3);
    }
  }

  @Test
  void aChallengeThatWantsMoreIsAnsweredOnceMore() {
    registry.valid = "t2";
    var challenge = ", error=\"insufficient_scope\", scope=\"repository:acme/base:pull\"";
    try (Lab lab =
        new Lab(
            request ->
                String.valueOf(request.getHeaders().get("Authorization")).equals("Bearer t1")
                    ? TokenLab.challenge(request, challenge)
                    : registry.apply(request))) {
      assertThat(lab.text(lab.pipeline(LOGIN), "/v2/a", Lab.PULL)).isEqualTo("content");
      assertThat(lab.lines())
          .containsExactly(
              "GET /v2/a",
              TOKEN_FOR_PULL,
              "GET /v2/a",
              "GET /token?service=lab&scope=repository%3Aacme%2Fbase%3Apull"
                  + "&scope=repository%3Aacme%2Fweb%3Apull",
              "GET /v2/a");
    }
  }

  @Test
  void manyThreadsWithOneNeedAskForOneToken() throws Exception {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      lab.requests.clear();
      ExecutorService threads = Executors.newFixedThreadPool(6);
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(threads.submit(() -> lab.text(pipeline, "/v2/b", Lab.PUSH)));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("content");
      }
      threads.shutdown();
      assertThat(lab.lines()).filteredOn(line -> line.startsWith("GET /token")).hasSize(1);
      assertThat(lab.requests).hasSize(7);
    }
  }

  @Test
  void strangersGetATokenToo() {
    try (Lab lab = new Lab(registry)) {
      assertThat(lab.text(lab.pipeline(), "/v2/a", Lab.PULL)).isEqualTo("content");
      assertThat(lab.shown()).containsExactly("null", "null", "Bearer t1");
    }
  }

  @Test
  void missingCredentialsAreNamedWhenNoTokenIsGiven() {
    registry.tokenService = request -> Lab.status(401);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a", Lab.PULL))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not read /v2/a: no credentials for %1$s. Sign in: give the client credentials"
                  + " for %1$s (GET http://%1$s/token?service=lab&scope=repository%%3Aacme%%2Fweb"
                  + "%%3Apull answered 401)",
              lab.registry());
    }
  }

  @Test
  void credentialsForOthersAreNamedWithTheOptionForThem() {
    registry.valid = "none";
    CredentialProvider forOthers =
        new CredentialProvider() {
          @Override
          public Optional<Credentials> credentials(AuthTarget target) {
            return Optional.empty();
          }

          @Override
          public boolean withholds(AuthTarget target) {
            return true;
          }
        };
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(lab.options().build(), forOthers);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a", Lab.PULL))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not read /v2/a: the credentials are for other registries, so none were shown to"
                  + " %1$s. If they are meant for it, name it where they are made:"
                  + " IamOptions.builder().addRegistries(\"%1$s\"), or"
                  + " IamCredentials.forRegistry(\"%1$s\") (GET http://%1$s/v2/a answered 401)",
              lab.registry());
    }
  }

  @Test
  void missingCredentialsAreNamedWhenTheTokenDoesNotSuffice() {
    registry.valid = "none";
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a", Lab.PULL))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not read /v2/a: no credentials for %1$s. Sign in: give the client credentials"
                  + " for %1$s (GET http://%1$s/v2/a answered 401)",
              lab.registry());
    }
  }

  @Test
  void refusedCredentialsAreNamedAndReported() {
    registry.tokenService = request -> Lab.status(401);
    Rotating provider = new Rotating(LOGIN);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(lab.options().build(), provider);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(AuthenticationException.class)
          .hasMessage(
              "Could not read /v2/a: %1$s does not accept the credentials. Check the user name and"
                  + " the password or key for %1$s, and that they have not expired (GET"
                  + " http://%1$s/token?service=lab answered 401)",
              lab.registry());
      assertThat(provider.refused).containsExactly(LOGIN);
      assertThat(lab.requests).hasSize(2);
    }
  }

  @Test
  void aProviderThatHasOtherCredentialsAfterARefusalIsAskedOnce() {
    var service = registry.tokenService;
    registry.tokenService =
        request ->
            BASIC.equals(request.getHeaders().get("Authorization"))
                ? service.apply(request)
                : Lab.status(401);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline =
          lab.pipeline(
              lab.options().build(), new Rotating(Credentials.basic("iambearer", "old"), LOGIN));
      assertThat(lab.text(pipeline, "/v2/a")).isEqualTo("content");
      assertThat(lab.requests).hasSize(4);
    }
  }

  @Test
  void basicIsShownUnaskedOnceARegistryHasAskedForIt() {
    MockResponse challenge =
        new MockResponse.Builder().code(401).addHeader("WWW-Authenticate", "Basic realm=x").build();
    try (Lab lab =
        new Lab(
            request ->
                BASIC.equals(request.getHeaders().get("Authorization"))
                    ? Lab.ok("content")
                    : challenge)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a");
      lab.text(pipeline, "/v2/b");
      assertThat(lab.shown()).containsExactly("null", BASIC, BASIC);
    }
  }

  @Test
  void bearerIsPreferredToBasic() {
    try (Lab lab =
        new Lab(
            request -> {
              MockResponse answer = registry.apply(request);
              return answer.getCode() != 401
                  ? answer
                  : answer
                      .newBuilder()
                      .clearHeaders()
                      .addHeader("WWW-Authenticate", "Basic realm=\"x\"")
                      .addHeader(
                          "WWW-Authenticate",
                          requireNonNull(answer.getHeaders().get("WWW-Authenticate")))
                      .addHeader("Content-Length", 0)
                      .build();
            })) {
      lab.text(lab.pipeline(LOGIN), "/v2/a", Lab.PULL);
      assertThat(lab.shown()).containsExactly("null", BASIC, "Bearer t1");
    }
  }

  @Test
  void aReadyTokenIsSentAsItIsAndAtOnce() {
    try (Lab lab = new Lab(registry)) {
      lab.text(lab.pipeline(Credentials.bearerToken("t-mine")), "/v2/a", Lab.PULL);
      assertThat(lab.shown()).containsExactly("Bearer t-mine");
    }
  }

  @Test
  void aReadyTokenThatIsRefusedIsReplacedByTheProvidersNext() {
    try (Lab lab = new Lab(registry)) {
      Rotating provider =
          new Rotating(Credentials.bearerToken("old"), Credentials.bearerToken("t-new"));
      lab.text(lab.pipeline(lab.options().build(), provider), "/v2/a", Lab.PULL);
      assertThat(lab.shown()).containsExactly("Bearer old", "Bearer t-new");
      assertThat(provider.refused).containsExactly(Credentials.bearerToken("old"));
    }
  }

  @Test
  void denialIsNotAReasonToAskForAnotherToken() {
    registry.content = request -> Lab.status(403);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a", Lab.PULL))
          .isInstanceOf(DeniedException.class);
      assertThat(lab.requests).hasSize(3);
    }
  }

  @Test
  void aDenialWithoutAChallengeIsAskedAgainWithCredentialsThatWereNotShown() {
    try (Lab lab =
        new Lab(
            request ->
                request.getHeaders().get("Authorization") == null
                        && request.getUrl().encodedPath().equals("/v2/a")
                    ? Lab.status(403)
                    : registry.apply(request))) {
      assertThat(lab.text(lab.pipeline(LOGIN), "/v2/a", Lab.PULL)).isEqualTo("content");
      assertThat(lab.lines()).containsExactly("GET /v2/a", "GET /v2/", TOKEN_FOR_PULL, "GET /v2/a");
    }
  }

  @Test
  void credentialsAreForTheirHostOnly() {
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline =
          lab.pipeline(lab.options().build(), CredentialProvider.of("us.icr.io", LOGIN));
      lab.text(pipeline, "/v2/a", Lab.PULL);
      assertThat(lab.shown()).doesNotContain(BASIC);
    }
  }

  @Test
  void anAddressAtAnotherOriginIsCalledWithoutProof() {
    try (Lab lab = new Lab(registry);
        Lab storage = new Lab(request -> Lab.status(401))) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      lab.text(pipeline, "/v2/a", Lab.PULL);
      Operation operation = pipeline.operation();
      CallSpec spec = operation.call("Could not upload", Lab.PUSH);
      String url = "http://" + storage.registry() + "/upload";
      assertThat(operation.send(lab.api(pipeline).get(url, spec)).code()).isEqualTo(401);
      assertThat(storage.shown()).containsExactly("null");
      assertThat(lab.requests).hasSize(3);
    }
  }
}
