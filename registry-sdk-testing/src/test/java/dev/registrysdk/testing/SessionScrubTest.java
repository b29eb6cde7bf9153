package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing secret gets into a recording. */
final class SessionScrubTest {
  private static final String SECRET = "kW7q+Zt/9xLmP2vR";
  private static final String ENCODED = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
  private static final String PAGE = "/v2/_catalog?token=" + ENCODED + "&last=b";
  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path directory;

  @Test
  void headersWithCredentialsReachTheServerButNotTheFile() {
    try (SessionStage stage =
        stage(
            (request, next) ->
                Reply.status(200)
                    .withHeader("Set-Cookie", "session=" + SECRET + "; Path=/")
                    .withBody(
                        request.header("Authorization").orElse("")
                            + request.header("IAM-ApiKey").orElse("")
                            + request.header("Cookie").orElse("")))) {
      stage.record(
          client -> {
            HttpResponse<byte[]> response =
                client.get(
                    "/api/v1/x",
                    "Authorization",
                    "Bearer " + SECRET,
                    "IAM-ApiKey",
                    "key-" + SECRET,
                    "Cookie",
                    "session=c-" + SECRET);
            assertThat(text(response))
                .isEqualTo("Bearer " + SECRET + "key-" + SECRET + "session=c-" + SECRET);
          });

      assertThat(stage.text())
          .contains(
              "> GET http://SERVER/api/v1/x\n> authorization: Bearer\n< 200\n",
              "< set-cookie: session=scrubbed\n",
              "|Bearer scrubbedscrubbedsession=scrubbed");
      assertThatNothingIsIn(stage);
    }
  }

  @Test
  void formsKeepWhatIsNoSecret() {
    try (SessionStage stage = stage((request, next) -> Reply.status(204))) {
      stage.record(
          client ->
              client.send(
                  "POST",
                  "/identity/token",
                  bytes("response_type=cloud_iam&grant_type=x&apikey=" + ENCODED + "&username=ann"),
                  "Content-Type",
                  "application/x-www-form-urlencoded"));

      assertThat(stage.text())
          .contains("|apikey=scrubbed&grant_type=x&response_type=cloud_iam&username=scrubbed\n");
      assertThatNothingIsIn(stage);
      stage.replay(
          client ->
              assertThat(
                      client
                          .send(
                              "POST",
                              "/identity/token",
                              bytes("grant_type=x&username=bob&apikey=k&response_type=cloud_iam"))
                          .statusCode())
                  .isEqualTo(204));
    }
  }

  @Test
  void secretMembersOfDocumentsAreScrubbed() {
    try (SessionStage stage =
        stage(
            (request, next) ->
                Reply.status(200)
                    .withJson(Map.of("apikey", SECRET, "id", "ApiKey-1", "next_token", "page2")))) {
      stage.record(
          client -> {
            byte[] body = bytes("{\"name\":\"ci\",\"password\":\"" + SECRET + "\"}");
            assertThat(json(client.send("POST", "/v1/apikeys", body)).get("apikey"))
                .isEqualTo(SECRET);
          });

      assertThat(stage.text())
          .contains(
              "|  \"password\": \"scrubbed\"",
              "|  \"apikey\": \"scrubbed\"",
              "|  \"id\": \"ApiKey-1\"");
      assertThatNothingIsIn(stage);
    }
  }

  @Test
  void queriesAreScrubbedAndStillFound() {
    try (SessionStage stage = stage((request, next) -> Reply.status(200).withBody("x"))) {
      stage.record(
          client -> client.get("/auth?service=reg&account=ann&scope=a&access_token=" + ENCODED));
      assertThat(stage.text())
          .contains("/auth?access_token=scrubbed&account=scrubbed&scope=a&service=reg\n");
      assertThatNothingIsIn(stage);
      stage.replay(
          client ->
              assertThat(
                      client
                          .get("/auth?service=reg&account=bob&scope=a&access_token=other")
                          .statusCode())
                  .isEqualTo(200));
    }
  }

  @Test
  void addressesInHeadersAreScrubbed() {
    try (SessionStage stage =
        stage(
            (request, next) ->
                Reply.status(200)
                    .withHeader("Link", "<" + PAGE + ">; rel=\"next\", </v2/a?n=1&last=a>")
                    .withHeader("Content-Location", PAGE))) {
      stage.record(client -> client.get("/v2/_catalog"));

      assertThat(stage.text())
          .contains(
              "< link: </v2/_catalog?last=b&token=scrubbed>; rel=\"next\", </v2/a?n=1&last=a>\n",
              "< content-location: /v2/_catalog?last=b&token=scrubbed\n");
      assertThatNothingIsIn(stage);
    }
  }

  @Test
  void addressesInHeadersAreStillFound() {
    try (SessionStage stage =
        stage((request, next) -> Reply.status(200).withHeader("Link", "<" + PAGE + ">"))) {
      stage.both(client -> client.get(link(client.get("/v2/_catalog"))));
    }
  }

  private static String link(HttpResponse<byte[]> answer) {
    String value = header(answer, "Link");
    return value.substring(1, value.indexOf('>'));
  }

  @Test
  void loginsThatAreForwardedAreNotWritten() {
    try (SessionStage stage =
        stage((request, next) -> Reply.status(200).withHeader("X-Registry-Auth", SECRET))) {
      stage.record(client -> client.get("/v2/", "X-Registry-Auth", SECRET));

      assertThat(stage.text()).contains("< x-registry-auth: scrubbed\n");
      assertThatNothingIsIn(stage);
    }
  }

  @Test
  void secretInAListIsTakenOut() {
    try (SessionStage stage =
        stage((request, next) -> Reply.status(200).withBody("{\"name\":\"" + SECRET + "\"}"))) {
      stage.record(client -> client.get("/v2/a/tags/list", "Authorization", "Bearer " + SECRET));

      assertThat(stage.text()).contains("\"name\": \"scrubbed\"");
      assertThatNothingIsIn(stage);
    }
  }

  @Test
  void webTokensKeepWhatClientsReadInThem() {
    String token =
        jwt(
            Map.of(
                "iat",
                ISSUED.getEpochSecond(),
                "exp",
                ISSUED.getEpochSecond() + 3600,
                "account",
                Map.of("bss", "acct1", "ims_user_id", "77"),
                "email",
                "ann@example.com",
                "name",
                "Ann Example",
                "iss",
                "https://iam.cloud.ibm.com/identity"));
    Map<String, Object> answer =
        Map.of(
            "access_token",
            token,
            "refresh_token",
            "not_supported",
            "expires_in",
            3600,
            "expiration",
            ISSUED.getEpochSecond() + 3600);
    MutableClock clock = new MutableClock();
    try (SessionStage stage =
        stage(
            (request, next) ->
                Reply.status(200)
                    .withJson(answer)
                    .withHeader("Date", "Thu, 01 Jan 2026 00:00:00 GMT"))) {
      stage.record(client -> client.get("/identity/token"));

      assertThat(stage.text())
          .doesNotContain(token)
          .contains("\"refresh_token\": \"not_supported\"");
      try (RegistryReplay replay = RegistryReplay.of(stage.file).clock(clock).start()) {
        HttpResponse<byte[]> given = new Client(replay.url()).get("/identity/token");
        long now = clock.instant().getEpochSecond();
        assertThat(header(given, "date")).isEqualTo("Tue, 1 Jan 2030 00:00:00 GMT");
        assertThat(json(given).get("expiration")).isEqualTo((double) now + 3600);
        assertThat(claims(String.valueOf(json(given).get("access_token"))))
            .isEqualTo(
                Map.of(
                    "iat",
                    (double) now,
                    "exp",
                    (double) now + 3600,
                    "account",
                    Map.of("bss", "acct1"),
                    "iss",
                    "https://iam.cloud.ibm.com/identity"));
      }
    }
  }

  @Test
  void textsThatTheUserNamesAreScrubbedAndFound() {
    try (SessionStage stage =
        stage((request, next) -> Reply.status(200).withJson(Map.of("owner", "acct-4711-x")))) {
      try (RegistryRecording recording = stage.recording().scrub("acct-4711-x").start()) {
        new Client(recording.url()).get("/api/v1/accounts/acct-4711-x", "Account", "acct-4711-x");
      }

      assertThat(stage.text())
          .doesNotContain("acct-4711-x")
          .contains("/api/v1/accounts/scrubbed\n> account: scrubbed\n", "\"owner\": \"scrubbed\"");
      try (RegistryReplay replay = RegistryReplay.of(stage.file).scrub("acct-4711-x").start()) {
        HttpResponse<byte[]> given =
            new Client(replay.url()).get("/api/v1/accounts/acct-4711-x", "Account", "acct-4711-x");
        assertThat(text(given)).isEqualTo("{\"owner\":\"scrubbed\"}");
      }
    }
  }

  @Test
  void shortTextsCannotBeScrubbed() {
    try (SessionStage stage = stage((request, next) -> Reply.status(200))) {
      assertThatThrownBy(() -> stage.recording().scrub("acme"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "A text of 4 characters would be scrubbed out of innocent words: give at least 8");
    }
  }

  @Test
  void secretInContentIsNotWritten() {
    try (SessionStage stage =
        stage((request, next) -> Reply.status(200).withBody("{\"env\":\"" + SECRET + "\"}"))) {
      RegistryRecording recording = stage.recording().start();
      new Client(recording.url()).get("/v2/a/manifests/1", "Authorization", "Bearer " + SECRET);

      assertThatThrownBy(recording::close)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "The answer to GET "
                  + Origin.of(stage.server().url())
                  + "/v2/a/manifests/1 has a secret of this session in it, and cannot be changed,"
                  + " as its digest is known: nothing was written. Record another image, and take"
                  + " the secret out of this one");
      assertThat(stage.file).doesNotExist();
    }
  }

  @Test
  void errorsOfContentAreCleanToo() {
    try (SessionStage stage =
        stage((request, next) -> Reply.error(403, "DENIED", "no right for " + SECRET))) {
      stage.record(
          client -> client.send("DELETE", "/v2/a/manifests/1", NOTHING, "Authorization", SECRET));

      assertThat(stage.text()).contains("> authorization: other\n", "no right for scrubbed");
      assertThatNothingIsIn(stage);
    }
  }

  private SessionStage stage(Interceptor answers) {
    return new SessionStage(directory, answers);
  }

  private static void assertThatNothingIsIn(SessionStage stage) {
    byte[] secret = bytes(SECRET);
    assertThat(stage.text())
        .doesNotContain(
            SECRET,
            ENCODED,
            Base64.getEncoder().encodeToString(secret),
            Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  private static String jwt(Map<String, Object> claims) {
    return String.join(
        ".", List.of(part(Map.of("alg", "RS256", "kid", "k1")), part(claims), "c2lnbmF0dXJl"));
  }

  private static String part(Map<String, Object> json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(Json.write(json)));
  }

  private static Map<?, ?> claims(String token) {
    String[] parts = token.split("\\.", -1);
    assertThat(parts[0]).isEqualTo(part(Map.of("alg", "RS256")));
    assertThat(new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8))
        .isEqualTo("scrubbed");
    String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    return Json.tryObject(json).orElseThrow();
  }
}
