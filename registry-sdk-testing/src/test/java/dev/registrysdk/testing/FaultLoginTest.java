package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.anyRequest;
import static dev.registrysdk.testing.RequestPattern.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Challenges that are odd, and tokens that expire early. */
final class FaultLoginTest {
  private static final String TAGS = "/v2/acme/web/tags/list";

  private final InMemoryRegistry registry =
      InMemoryRegistry.builder().auth(RegistryAuth.token("ann", "secret")).start();
  private final Client client = new Client(registry);
  private final String realm = registry.url() + "token";

  @AfterEach
  void close() {
    registry.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SEVERAL_IN_ONE_HEADER | Basic realm=\"in-memory-registry\", Bearer {realm},{service},{scope}",
        "UNKNOWN_SCHEME | Negotiate",
        "UNKNOWN_SCHEME_FIRST | Negotiate dG9rZW4=, Bearer {realm},{service},{scope}",
        "WITHOUT_SERVICE | Bearer {realm},{scope}",
        "WITHOUT_REALM | Bearer {service}",
        "REALM_NOT_A_URL | Bearer realm=\"Registry login\",{service}",
        "EMPTY_SCOPE | Bearer {realm},{service},scope=\"\"",
        "LOWER_CASE | bearer {realm} , {service} , {scope}",
        "INSUFFICIENT_SCOPE | Bearer {realm},{service},{scope},error=\"insufficient_scope\"",
        "QUOTED_COMMAS | Bearer error_description=\"log in, then \\\"again\\\", realm=none\","
            + "{realm},{service},{scope}"
      })
  void challengeIsOdd(OddChallenge odd, String expected) {
    registry.faults().on(get("/v2/**")).respond(401).challenge(odd);

    HttpResponse<byte[]> response = client.get(TAGS);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .containsExactly(
            expected
                .replace("{realm}", "realm=\"" + realm + "\"")
                .replace("{service}", "service=\"in-memory-registry\"")
                .replace("{scope}", "scope=\"repository:acme/web:pull\""));
  }

  @Test
  void challengeIsMissing() {
    registry.faults().on(get("/v2/**")).alter().challenge(OddChallenge.NONE);

    HttpResponse<byte[]> response = client.get(TAGS);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate")).isEmpty();
  }

  @Test
  void challengesAreTwo() {
    registry.faults().on(get("/v2/**")).alter().challenge(OddChallenge.BASIC_AND_BEARER);

    assertThat(client.get("/v2/").headers().allValues("WWW-Authenticate"))
        .containsExactly(
            "Basic realm=\"in-memory-registry\"",
            "Bearer realm=\"" + realm + "\",service=\"in-memory-registry\"");
  }

  @Test
  void challengeIsWhatTheTestSays() {
    registry.faults().on(get("/v2/")).once().respond(401).challenge("A", "B c=d");
    registry
        .faults()
        .on(get("/v2/"))
        .once()
        .alter()
        .challengeAt(URI.create("http://localhost:1/t"));

    assertThat(client.get("/v2/").headers().allValues("WWW-Authenticate"))
        .containsExactly("A", "B c=d");
    assertThat(header(client.get("/v2/"), "WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"http://localhost:1/t\",service=\"in-memory-registry\"");
  }

  @Test
  void onlyRefusalsHaveAChallengeToChange() {
    registry.faults().on(get("/v2/")).once().alter().challenge(OddChallenge.NONE);

    assertThat(client.get("/v2/", "Authorization", "Bearer " + token()).statusCode())
        .isEqualTo(200);
    assertThat(registry.faults().untriggered())
        .containsExactly(
            """
            GET /v2/, once: challenge NONE. It happened never, received instead
                GET /v2/: the status of its answer is 200, and only a 401 has a challenge
                GET /token?scope=repository:acme/web:pull: its path is another\
            """);
  }

  @Test
  void registryWithoutLoginCanAskForOne() {
    try (InMemoryRegistry open = InMemoryRegistry.start()) {
      open.faults().on(get("/v2/")).once().respond(401).challenge(OddChallenge.EMPTY_SCOPE);

      assertThat(header(new Client(open).get("/v2/"), "WWW-Authenticate"))
          .isEqualTo(
              "Bearer realm=\"" + open.url() + "token\",service=\"in-memory-registry\",scope=\"\"");
    }
  }

  @Test
  void challengeOfTheCloudNamesItsOwnTokenServer() {
    try (InMemoryIcr icr = InMemoryIcr.start()) {
      icr.faults().on(get("/v2/")).once().alter().challenge(OddChallenge.WITHOUT_SERVICE);

      assertThat(header(new Client(icr.registry()).get("/v2/"), "WWW-Authenticate"))
          .isEqualTo("Bearer realm=\"" + icr.url() + "oauth/token\"");
    }
  }

  @Test
  void tokenExpiresWithItsThirdUse() {
    registry.faults().on(any("/v2/**")).expireTokenFromUse(3);
    String first = token();
    String second = token();

    assertThat(statuses(first, 4)).containsExactly(200, 200, 401, 401);
    assertThat(statuses(second, 3)).containsExactly(200, 200, 401);
    registry.faults().verify();
  }

  @Test
  void expiredTokenIsRefusedWithANewChallenge() {
    registry.faults().on(any("/v2/**")).nth(2).expireToken();
    String token = token();

    assertThat(statuses(token, 1)).containsExactly(200);
    HttpResponse<byte[]> refused = client.get(TAGS, "Authorization", "Bearer " + token);

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(header(refused, "WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\""
                + realm
                + "\",service=\"in-memory-registry\",scope=\"repository:acme/web:pull\","
                + "error=\"invalid_token\"");
    assertThat(statuses(token, 1)).containsExactly(401);
    assertThat(statuses(token(), 1)).containsExactly(200);
  }

  @Test
  void requestsWithoutTokenDoNotCountAsUses() {
    registry.faults().on(anyRequest()).once().expireToken();

    client.get(TAGS);

    assertThat(registry.faults().untriggered())
        .containsExactly(
            """
            any request, once: expire the token. It happened never, received instead
                GET /v2/acme/web/tags/list: it carries no bearer token\
            """);
  }

  @Test
  void registryThatAsksForNoTokenHasNoneToExpire() {
    try (InMemoryRegistry open = InMemoryRegistry.start()) {
      open.faults().on(anyRequest()).once().expireToken();

      assertThat(new Client(open).get("/v2/", "Authorization", "Bearer x").statusCode())
          .isEqualTo(200);
      assertThat(open.faults().untriggered())
          .containsExactly(
              """
            any request, once: expire the token. It happened never, received instead
                GET /v2/: the registry does not ask for tokens\
            """);
    }
  }

  @Test
  void clearedFaultsForgetExpiredTokens() {
    registry.faults().on(any("/v2/**")).once().expireToken();
    String token = token();

    assertThat(statuses(token, 2)).containsExactly(401, 401);
    registry.faults().clear();

    assertThat(statuses(token, 1)).containsExactly(200);
  }

  @Test
  void lifetimeOfATokenIsOdd() {
    registry.faults().on(get("/token")).once().alter().jsonMember("expires_in", -1);
    registry.faults().on(get("/token")).once().alter().withoutJsonMember("expires_in");

    Map<?, ?> negative = json(ask());
    assertThat(negative.get("expires_in")).isEqualTo(-1.0);
    Map<?, ?> without = json(ask());
    assertThat(without.containsKey("expires_in")).isFalse();
    assertThat(without.containsKey("token")).isTrue();
  }

  private List<Integer> statuses(String token, int requests) {
    return IntStream.range(0, requests)
        .map(i -> client.get(TAGS, "Authorization", "Bearer " + token).statusCode())
        .map(status -> status == 404 ? 200 : status)
        .boxed()
        .toList();
  }

  private String token() {
    return String.valueOf(json(ask()).get("token"));
  }

  private HttpResponse<byte[]> ask() {
    return client.get(
        "/token?scope=repository:acme/web:pull", "Authorization", "Basic YW5uOnNlY3JldA==");
  }
}
