package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.TransportException;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenServiceTest {
  private static final Credentials LOGIN = Credentials.basic("me", "s3cret");

  private final TokenLab registry = new TokenLab();

  private static String body(Lab lab, int request) {
    ByteString body = lab.requests.get(request).getBody();
    return body == null ? "" : body.utf8();
  }

  @Test
  void anIdentityTokenIsExchangedByPost() {
    try (Lab lab = new Lab(registry)) {
      lab.text(lab.pipeline(Credentials.identityToken("refresh&me")), "/v2/a", Lab.PULL);
      assertThat(lab.lines()).containsExactly("GET /v2/a", "POST /token", "GET /v2/a");
      assertThat(body(lab, 1))
          .isEqualTo(
              "grant_type=refresh_token&client_id=registry-sdk-java&service=lab"
                  + "&scope=repository%3Aacme%2Fweb%3Apull&refresh_token=refresh%26me");
    }
  }

  @Test
  void aServiceWithoutGetIsAskedByPost() {
    var service = registry.tokenService;
    registry.tokenService =
        request -> request.getMethod().equals("GET") ? Lab.status(405) : service.apply(request);
    try (Lab lab = new Lab(registry)) {
      lab.text(lab.pipeline(LOGIN), "/v2/a");
      assertThat(body(lab, 2))
          .isEqualTo(
              "grant_type=password&client_id=registry-sdk-java&service=lab&username=me"
                  + "&password=s3cret");
    }
  }

  @Test
  void theQueryOfTheRealmIsKept() {
    try (Lab lab =
        new Lab(
            request -> {
              MockResponse answer = registry.apply(request);
              return answer.getCode() != 401
                  ? answer
                  : answer
                      .newBuilder()
                      .setHeader("WWW-Authenticate", "Bearer realm=\"/token?tenant=7\"")
                      .build();
            })) {
      lab.text(lab.pipeline(), "/v2/a");
      assertThat(lab.lines().get(1)).isEqualTo("GET /token?tenant=7");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"token\":\"\"}",
        "{\"token\":null}",
        "{\"token\":\"a b\"}",
        "{\"jwt\":\"s3cret\"}",
        "{\"token\":{\"value\":\"s3cret\"}}",
        "<html>s3cret</html>"
      })
  void anAnswerWithoutATokenIsNotQuoted(String answer) {
    registry.tokenService = request -> Lab.ok(answer);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read /v2/a: the answer of the token service holds no token. Check the"
                  + " address of %1$s and any proxy in between (GET"
                  + " http://%1$s/token?service=lab)",
              lab.registry());
    }
  }

  @Test
  void anAnswerThatIsTooLongIsNotReadToItsEnd() {
    registry.tokenService =
        request -> Lab.ok("{\"token\":\"t\",\"x\":\"" + "x".repeat(70_000) + "\"}");
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("holds no token");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"t-a\",\"token\":\"x\"}",
        "{\"token\":\"t-a\",\"access_token\":\"\",\"expires_in\":\"300\"}",
        "{\"token\":\"t-a\",\"issued_at\":\"1999-01-01T00:00:00Z\",\"expires_in\":null}",
        "{\"token\":\"t-a\",\"expires_in\":1e99,\"more\":[{}]}"
      })
  void answersThatHoldAToken(String answer) {
    registry.tokenService = request -> Lab.ok(answer);
    try (Lab lab = new Lab(registry)) {
      lab.text(lab.pipeline(LOGIN), "/v2/a");
      assertThat(lab.shown()).endsWith("Bearer t-a");
    }
  }

  @Test
  void aServiceThatDeniesSaysSo() {
    registry.tokenService = request -> Lab.status(403);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(DeniedException.class)
          .hasMessage(
              "Could not read /v2/a: %1$s gives no token for this. Ask the owner of %1$s for the"
                  + " permission, or check that the name is the one you meant (GET"
                  + " http://%1$s/token?service=lab answered 403)",
              lab.registry());
    }
  }

  @Test
  void aServiceThatFailsIsAskedAgain() {
    var service = registry.tokenService;
    List<Integer> statuses = new java.util.concurrent.CopyOnWriteArrayList<>(List.of(500, 429));
    registry.tokenService =
        request -> statuses.isEmpty() ? service.apply(request) : Lab.status(statuses.remove(0));
    try (Lab lab = new Lab(registry)) {
      assertThat(lab.text(lab.pipeline(LOGIN), "/v2/a")).isEqualTo("content");
      assertThat(lab.sleeps).hasSize(2);
      assertThat(lab.lines()).filteredOn(line -> line.startsWith("GET /token")).hasSize(3);
    }
  }

  @Test
  void aServiceThatKeepsFailingIsNamed() {
    registry.tokenService = request -> Lab.status(503);
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read /v2/a: the token service failed. Try again; if it happens again,"
                  + " raise the time-outs or check %1$s (GET"
                  + " http://%1$s/token?service=lab answered 503)",
              lab.registry());
    }
  }

  @Test
  void aServiceThatLimitsForLongIsNotWaitedFor() {
    registry.tokenService =
        request -> new MockResponse.Builder().code(429).addHeader("Retry-After", 900).build();
    try (Lab lab = new Lab(registry)) {
      HttpPipeline pipeline = lab.pipeline(LOGIN);
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
          .isInstanceOf(RateLimitedException.class)
          .hasMessageContaining("too many tokens were asked for");
      assertThat(lab.sleeps).isEmpty();
    }
  }

  @Test
  void credentialsAreNotSentWhereATokenServiceRedirects() {
    try (Lab thief = new Lab(request -> Lab.ok("{\"token\":\"t\"}"))) {
      registry.tokenService = request -> Lab.redirect(307, "http://" + thief.registry() + "/token");
      try (Lab lab = new Lab(registry)) {
        HttpPipeline pipeline = lab.pipeline(Credentials.identityToken("refresh"));
        assertThatThrownBy(() -> lab.get(pipeline, "/v2/a"))
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("its token service redirects to another host, localhost");
        assertThat(thief.requests).isEmpty();
      }
    }
  }
}
