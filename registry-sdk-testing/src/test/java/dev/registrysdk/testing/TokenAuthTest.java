package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TokenAuthTest {
  private static final String BASIC = "Basic " + base64("user:secret");
  private static final String TAGS = "/v2/acme/web/tags/list";

  private final MutableClock clock = new MutableClock();
  private final InMemoryRegistry registry =
      InMemoryRegistry.builder()
          .auth(RegistryAuth.token("user", "secret").withUser("reader", "secret2", "pull"))
          .clock(clock)
          .start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void challengeNamesTheTokenServerAndTheScope() {
    HttpResponse<byte[]> response = client.get(TAGS);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"http://"
                + registry.address()
                + "/token\",service=\"in-memory-registry\",scope=\"repository:acme/web:pull\"");
  }

  @Test
  void challengeOfThePingHasNoScope() {
    assertThat(header(client.get("/v2/"), "WWW-Authenticate")).doesNotContain("scope=");
  }

  @Test
  void challengeOfEachOperationNamesItsActions() {
    assertThat(challengedScope("POST", "/v2/a/blobs/uploads/")).isEqualTo("repository:a:pull,push");
    assertThat(challengedScope("PUT", "/v2/a/manifests/1")).isEqualTo("repository:a:pull,push");
    assertThat(challengedScope("DELETE", "/v2/a/manifests/1")).isEqualTo("repository:a:delete");
    assertThat(challengedScope("HEAD", "/v2/a/manifests/1")).isEqualTo("repository:a:pull");
    assertThat(challengedScope("GET", "/v2/_catalog")).isEqualTo("registry:catalog:*");
  }

  @Test
  void tokenAdmitsToWhatItsScopeGrants() {
    registry.createRepository("acme/web");
    String token = token("repository:acme/web:pull");

    assertThat(client.get(TAGS, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
  }

  @Test
  void tokenOfAnotherScopeIsInsufficient() {
    String token = token("repository:acme/web:pull");

    HttpResponse<byte[]> response =
        client.send(
            "POST", "/v2/acme/web/blobs/uploads/", NOTHING, "Authorization", "Bearer " + token);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(header(response, "WWW-Authenticate"))
        .contains("scope=\"repository:acme/web:pull,push\"", "error=\"insufficient_scope\"");
  }

  @Test
  void deletingNeedsItsOwnActionOrTheStar() {
    String path = "/v2/acme/web/blobs/" + digest("absent");
    registry.createRepository("acme/web");

    assertThat(delete(path, token("repository:acme/web:pull,push"))).isEqualTo(401);
    assertThat(delete(path, token("repository:acme/web:delete"))).isEqualTo(404);
    assertThat(delete(path, token("repository:acme/web:*"))).isEqualTo(404);
  }

  @Test
  void tokenExpiresByTheClockOfTheRegistry() {
    registry.createRepository("acme/web");
    String token = token("repository:acme/web:pull");

    clock.advance(Duration.ofSeconds(299));
    assertThat(client.get(TAGS, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    HttpResponse<byte[]> expired = client.get(TAGS, "Authorization", "Bearer " + token);
    assertThat(expired.statusCode()).isEqualTo(401);
    assertThat(header(expired, "WWW-Authenticate")).contains("error=\"invalid_token\"");
  }

  @Test
  void tokenAnswerHasBothNamesAndTheLifetime() {
    HttpResponse<byte[]> response = client.get("/token?scope=x", "Authorization", BASIC);

    assertThat(json(response).get("token")).isEqualTo(json(response).get("access_token"));
    assertThat(text(response))
        .contains("\"expires_in\":300,\"issued_at\":\"2030-01-01T00:00:00Z\"");
  }

  @Test
  void basicCredentialsAreNotEnoughForTheRegistryItself() {
    assertThat(client.get("/v2/", "Authorization", BASIC).statusCode()).isEqualTo(401);
  }

  @Test
  void tokenServerRefusesWrongOrMissingCredentials() {
    assertThat(client.get("/token").statusCode()).isEqualTo(401);
    assertThat(client.get("/token", "Authorization", "Basic " + base64("user:wrong")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void userGetsOnlyTheActionsThatAreTheirs() {
    HttpResponse<byte[]> response =
        post(
            "grant_type=password&client_id=c&username=reader&password=secret2"
                + "&scope=repository:a:pull,push+repository:b:*+registry:catalog:*");

    assertThat(json(response).get("scope")).isEqualTo("repository:a:pull repository:b:pull");
  }

  @Test
  void refreshTokenIsTradedForAnAccessToken() {
    registry.createRepository("acme/web");
    HttpResponse<byte[]> first = client.get("/token?offline_token=true", "Authorization", BASIC);

    HttpResponse<byte[]> second =
        post(
            "grant_type=refresh_token&client_id=c&scope=repository:acme/web:pull&refresh_token="
                + json(first).get("refresh_token"));

    String token = String.valueOf(json(second).get("access_token"));
    assertThat(client.get(TAGS, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
  }

  @Test
  void refreshTokenIsGivenOnlyWhenAskedFor() {
    assertThat(json(client.get("/token", "Authorization", BASIC)).containsKey("refresh_token"))
        .isFalse();
    String form = "grant_type=password&client_id=c&username=user&password=secret";
    assertThat(json(post(form)).containsKey("refresh_token")).isFalse();
    assertThat(json(post(form + "&access_type=offline")).containsKey("refresh_token")).isTrue();
  }

  @Test
  void formWithoutAClientOrWithAWrongGrantIsRefused() {
    assertThat(post("grant_type=password&username=user&password=secret").statusCode())
        .isEqualTo(400);
    assertThat(post("grant_type=refresh_token&client_id=c&refresh_token=x").statusCode())
        .isEqualTo(401);
    assertThat(post("grant_type=magic&client_id=c").statusCode()).isEqualTo(401);
  }

  @Test
  void anonymousPullGivesAPullTokenToEverybody() {
    try (InMemoryRegistry open =
        InMemoryRegistry.builder()
            .auth(RegistryAuth.token("user", "secret").anonymousPull())
            .start()) {
      Client anonymous = new Client(open);
      open.createRepository("acme/web");

      assertThat(anonymous.get(TAGS).statusCode()).isEqualTo(401);
      String token =
          String.valueOf(
              json(anonymous.get("/token?scope=repository:acme/web:pull,push")).get("token"));
      String bearer = "Bearer " + token;
      assertThat(anonymous.get(TAGS, "Authorization", bearer).statusCode()).isEqualTo(200);
      assertThat(
              anonymous
                  .send("POST", "/v2/acme/web/blobs/uploads/", NOTHING, "Authorization", bearer)
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void mountFromWhatIsNoNameNeedsNoTokenForIt() {
    String target = "repository:acme/web:pull,push";

    assertThat(mount("&from=caf%C3%A9%22,x=%22", token(target)).statusCode()).isEqualTo(202);
  }

  @Test
  void mountNeedsATokenThatWasAskedForItsSource() {
    registry.putBlob("acme/base", bytes("layer"));
    String target = "repository:acme/web:pull,push";

    HttpResponse<byte[]> refused = mount("&from=acme/base", token(target));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(header(refused, "WWW-Authenticate"))
        .endsWith(
            "scope=\"repository:acme/web:pull,push repository:acme/base:pull\","
                + "error=\"insufficient_scope\"");
    assertThat(
            mount("&from=acme/base", token(target + "%20repository:acme/base:pull")).statusCode())
        .isEqualTo(201);
  }

  @Test
  void mountWithoutASourceFindsWhatTheUserMayPull() {
    registry.putBlob("acme/base", bytes("layer"));

    assertThat(mount("", token("repository:acme/web:pull,push")).statusCode()).isEqualTo(201);
  }

  @Test
  void lifetimeMustBePositive() {
    assertThatThrownBy(() -> RegistryAuth.token("user", "secret").tokenLifetime(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A token lifetime must be positive, not PT0S");
  }

  private String token(String scope) {
    HttpResponse<byte[]> response =
        client.get("/token?service=s&scope=" + scope, "Authorization", BASIC);
    return String.valueOf(json(response).get("token"));
  }

  private HttpResponse<byte[]> mount(String more, String token) {
    return client.send(
        "POST",
        "/v2/acme/web/blobs/uploads/?mount=" + digest("layer") + more,
        NOTHING,
        "Authorization",
        "Bearer " + token);
  }

  private HttpResponse<byte[]> post(String form) {
    return client.send(
        "POST", "/token", bytes(form), "Content-Type", "application/x-www-form-urlencoded");
  }

  private int delete(String path, String token) {
    return client.send("DELETE", path, NOTHING, "Authorization", "Bearer " + token).statusCode();
  }

  private String challengedScope(String method, String path) {
    String challenge = header(client.send(method, path, NOTHING), "WWW-Authenticate");
    String start = "scope=\"";
    int from = challenge.indexOf(start) + start.length();
    return challenge.substring(from, challenge.indexOf('"', from));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(bytes(text));
  }
}
