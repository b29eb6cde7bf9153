package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.Client.location;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a registry sends its client, the client comes back to the session. */
final class SessionRouteTest {
  private static final String BASIC = "Basic YW5uOmNvcnJlY3QtaG9yc2U=";

  @TempDir Path directory;

  @Test
  void tokenServerOnAnotherHostIsRecordedToo() {
    LoopbackServer tokens =
        SessionStage.server(
            request ->
                Reply.status(request.header("Authorization").isPresent() ? 200 : 401)
                    .withJson(Map.of("token", "the-real-token", "expires_in", 300)));
    try (SessionStage stage =
        new SessionStage(
            directory,
            (request, next) ->
                request.header("Authorization").filter("Bearer the-real-token"::equals).isPresent()
                    ? Reply.status(200).withBody("welcome")
                    : Reply.status(401)
                        .withHeader(
                            "WWW-Authenticate",
                            "Bearer realm=\"" + tokens.url() + "auth\",service=\"reg\""))) {
      stage.record(client -> assertThat(signIn(client)).isEqualTo("welcome"));
      assertThat(tokens.log().calls()).hasSize(1);
      tokens.close();
      stage.server().close();

      stage.replay(client -> assertThat(signIn(client)).isEqualTo("welcome"));
      assertThat(stage.text())
          .contains("challenge http://" + tokens.toString().replaceAll("http://|/ .*", "") + "\n")
          .doesNotContain("the-real-token", "correct-horse");
    }
  }

  private static String signIn(Client client) {
    HttpResponse<byte[]> challenge = client.get("/v2/acme/web/tags/list");
    String realm =
        header(challenge, "WWW-Authenticate").replaceFirst(".*realm=\"([^\"]+)\".*", "$1");
    HttpResponse<byte[]> token =
        new Client(URI.create(realm)).get(realm + "?service=reg", "Authorization", BASIC);
    return text(
        client.get(
            "/v2/acme/web/tags/list", "Authorization", "Bearer " + json(token).get("token")));
  }

  @Test
  void redirectToAnotherHostComesBackWithoutCredentials() {
    LoopbackServer storage =
        SessionStage.server(
            request ->
                Reply.status(200)
                    .withBody(request.header("Authorization").orElse("layer"))
                    .withHeader("X-Query", request.query()));
    String presigned =
        "data?Expires=20300101&X-Amz-Signature=abcdef0123456789&opaque=0123456789abcdefgh&d=1";
    try (SessionStage stage =
        new SessionStage(
            directory, (request, next) -> Reply.redirect(URI.create(storage.url() + presigned)))) {
      stage.record(
          client -> {
            HttpResponse<byte[]> redirect = pull(client);
            assertThat(location(redirect)).startsWith("http://localhost:").endsWith(presigned);
            HttpResponse<byte[]> layer =
                SessionStage.follow(redirect, "Authorization", "Bearer meant-for-registry");
            assertThat(text(layer)).isEqualTo("layer");
            assertThat(header(layer, "X-Query")).isEqualTo(presigned.substring(5));
          });
      storage.close();

      assertThat(stage.text())
          .contains("/data?Expires=20300101&X-Amz-Signature=scrubbed&d=1&opaque=scrubbed\n")
          .doesNotContain("abcdef0123456789", "0123456789abcdefgh\n");
      stage.replay(
          client ->
              assertThat(
                      text(
                          SessionStage.follow(
                              pull(client), "Authorization", "Bearer meant-for-registry")))
                  .isEqualTo("layer"));
    }
  }

  private static HttpResponse<byte[]> pull(Client client) {
    return client.get("/v2/acme/web/blobs/" + digest("layer"), "Authorization", BASIC);
  }

  @Test
  void linksAndRelativeLocationsAreKept() {
    try (SessionStage stage =
        new SessionStage(
            directory,
            (request, next) ->
                request.query().isEmpty()
                    ? Reply.status(200)
                        .withHeader(
                            "Link",
                            "<" + request.origin() + "/v2/a/tags/list?last=b>; rel=\"next\"")
                    : Reply.status(307).withHeader("Location", "/v2/b/tags/list?n=1"))) {
      stage.both(
          client -> {
            HttpResponse<byte[]> first = client.get("/v2/a/tags/list");
            String link = header(first, "Link");
            assertThat(link)
                .isEqualTo("<" + first.uri().resolve("/v2/a/tags/list?last=b") + ">; rel=\"next\"");
            assertThat(location(client.get(link.replaceAll("^<|>.*", ""))))
                .isEqualTo("/v2/b/tags/list?n=1");
          });
    }
  }

  @Test
  void parallelUploadsFindTheirAnswersInAnyOrder() {
    int[] ids = {0};
    try (SessionStage stage =
        new SessionStage(
            directory,
            (request, next) ->
                switch (request.method()) {
                  case "POST" ->
                      Reply.status(202)
                          .withHeader(
                              "Location", request.origin() + "/up/" + ++ids[0] + "?state=s");
                  case "PATCH" ->
                      Reply.status(202)
                          .withHeader("Location", request.path() + "?state=t")
                          .withHeader("Range", "0-" + (request.bodySize() - 1));
                  default ->
                      Reply.status(201)
                          .withHeader(
                              "Location", "/v2/a/blobs/" + request.parameter("digest").orElse(""));
                })) {
      stage.record(
          client -> {
            String one = start(client);
            String two = start(client);
            assertThat(finish(client, one, "one")).isEqualTo("/v2/a/blobs/" + digest("one"));
            assertThat(finish(client, two, "two")).isEqualTo("/v2/a/blobs/" + digest("two"));
          });

      assertThat(stage.text())
          .contains("< location: http://SERVER/v2/a/blobs/uploads/recorded\n")
          .doesNotContain("/up/", "state");
      stage.replay(
          client -> {
            String one = start(client);
            String two = start(client);
            assertThat(finish(client, one, "two")).isEqualTo("/v2/a/blobs/" + digest("two"));
            assertThat(finish(client, two, "one")).isEqualTo("/v2/a/blobs/" + digest("one"));
          });
    }
  }

  private static String start(Client client) {
    return location(client.send("POST", "/v2/a/blobs/uploads/", NOTHING));
  }

  private static String finish(Client client, String upload, String content) {
    HttpResponse<byte[]> patched = client.send("PATCH", upload, bytes(content));
    assertThat(header(patched, "Range")).isEqualTo("0-2");
    String next = location(patched);
    String digest = (next.contains("?") ? "&" : "?") + "digest=" + digest(content);
    return location(client.send("PUT", next + digest, NOTHING));
  }

  @Test
  void namesInManagementAnswersAreThoseOfTheSession() {
    try (SessionStage stage =
        new SessionStage(
            directory,
            (request, next) -> {
              String host = request.header("Host").orElse("");
              return Reply.status(200)
                  .withJson(
                      Map.of(
                          "tags",
                          List.of(host + "/acme/web:1"),
                          "url",
                          request.origin() + "/x",
                          "asked",
                          request.query(),
                          "other",
                          "private." + host + "/acme"));
            })) {
      stage.both(
          client -> {
            String here = client.get("/api/v1/probe").uri().getAuthority();
            HttpResponse<byte[]> given =
                client.get("/api/v1/images?image=" + here.replace(":", "%3A") + "%2Facme");
            assertThat(json(given).get("tags")).isEqualTo(List.of(here + "/acme/web:1"));
            assertThat(json(given).get("url")).isEqualTo("http://" + here + "/x");
            assertThat(String.valueOf(json(given).get("asked"))).doesNotContain(here);
            assertThat(String.valueOf(json(given).get("other"))).doesNotContain(here);
          });
    }
  }

  @Test
  void namesInContentStay() {
    try (SessionStage stage =
        new SessionStage(
            directory,
            (request, next) ->
                Reply.status(200)
                    .withBody("{\"h\":\"" + request.header("Host").orElse("") + "\"}"))) {
      stage.both(
          client ->
              assertThat(json(client.get("/v2/a/manifests/1")).get("h"))
                  .isEqualTo(Origin.of(stage.server().url()).authority()));
    }
  }

  @Test
  void severalServersHaveAPortEach() {
    LoopbackServer iam =
        SessionStage.server(request -> Reply.status(200).withBody("iam " + request.path()));
    try (SessionStage stage =
        new SessionStage(directory, (request, next) -> Reply.status(200).withBody("registry"))) {
      try (RegistryRecording recording = stage.recording().upstream(iam.url()).start()) {
        assertThat(text(new Client(recording.url()).get("/v2/"))).isEqualTo("registry");
        assertThat(text(new Client(recording.url(iam.url())).get("/keys"))).isEqualTo("iam /keys");
        assertThat(recording.address(iam.url())).isNotEqualTo(recording.address());
        assertThat(recording.requests()).hasSize(2);
      }
      iam.close();
      try (RegistryReplay replay = RegistryReplay.of(stage.file).start()) {
        assertThat(text(new Client(replay.url(iam.url())).get("/keys"))).isEqualTo("iam /keys");
        URI stranger = URI.create("https://quay.io");
        assertThatThrownBy(() -> replay.address(stranger))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "This replay has no server https://quay.io, it has ["
                    + Origin.of(stage.server().url())
                    + ", "
                    + Origin.of(iam.url())
                    + "]");
      }
    }
  }

  @Test
  void serverThatDoesNotKnowOfItsTlsIsMeantAllTheSame() {
    Origin origin = new Origin("https", "us.icr.io");

    assertThat(origin.meant("http://us.icr.io/v2/a")).isEqualTo("https://us.icr.io/v2/a");
    assertThat(origin.meant("http://other.io/v2/a")).isEqualTo("http://other.io/v2/a");
    assertThat(origin.meant("/v2/a")).isEqualTo("/v2/a");
  }

  @Test
  void credentialsDoNotTravelInTheOpen() {
    RegistryRecording recording =
        RegistryRecording.of(URI.create("http://registry.example.com"))
            .to(directory.resolve("x"))
            .start();
    recording.discard();
    try (recording) {
      HttpResponse<byte[]> refused =
          new Client(recording.url()).get("/v2/", "Authorization", BASIC);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(text(refused))
          .contains(
              "The recording does not send credentials to http://registry.example.com, where"
                  + " anybody on the way could read them: use https, or record without signing in");
      HttpResponse<byte[]> form =
          new Client(recording.url()).send("POST", "/token", bytes("password=x"));
      assertThat(form.statusCode()).isEqualTo(403);
    }
  }
}
