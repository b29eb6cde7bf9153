package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.json;
import static dev.registrysdk.testing.Client.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which recorded answer a request gets. */
final class SessionReplayTest {
  private final AtomicInteger count = new AtomicInteger();

  @TempDir Path directory;

  private @Nullable SessionStage current;

  @AfterEach
  void stop() {
    stage().close();
  }

  @Test
  void equalRequestsGetTheirAnswersInOrder() {
    start((request, next) -> Reply.status(200).withBody("answer " + count.incrementAndGet()));

    stage()
        .both(
            client -> {
              assertThat(text(client.get("/api/v1/scan"))).isEqualTo("answer 1");
              assertThat(text(client.get("/api/v1/scan"))).isEqualTo("answer 2");
            });
  }

  @Test
  void equalRequestMoreOftenThanRecordedIsRefused() {
    start((request, next) -> Reply.status(200).withBody("x"));
    stage().record(client -> client.get("/v2/_catalog"));

    RegistryReplay replay = RegistryReplay.of(stage().file).start();
    Client client = new Client(replay.url());
    client.get("/v2/_catalog");
    HttpResponse<byte[]> second = client.get("/v2/_catalog");

    String message =
        "Not in the recording "
            + stage().file
            + ": GET "
            + origin()
            + "/v2/_catalog, no credentials. It was recorded once and has been answered as often;"
            + " lenient() repeats the last answer. To record it, run against the real registry"
            + " with RegistryRecording.of(…).to(file).overwrite()";
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(json(second).get("errors"))
        .isEqualTo(List.of(Map.of("code", "UNRECORDED", "message", message)));
    assertThatThrownBy(replay::verify).isInstanceOf(AssertionError.class).hasMessage(message);
    assertThatThrownBy(replay::close).isInstanceOf(AssertionError.class).hasMessage(message);
    replay.close();
  }

  @Test
  void lenientReplayRepeatsTheLastAnswerAndKnowsTheHeadOfAGet() {
    start((request, next) -> Reply.status(200).withBody("answer " + count.incrementAndGet()));
    stage().record(client -> client.get("/v2/a/manifests/1"));

    try (RegistryReplay replay = RegistryReplay.of(stage().file).lenient().start()) {
      Client client = new Client(replay.url());
      assertThat(text(client.get("/v2/a/manifests/1"))).isEqualTo("answer 1");
      assertThat(text(client.get("/v2/a/manifests/1"))).isEqualTo("answer 1");
      HttpResponse<byte[]> head = client.send("HEAD", "/v2/a/manifests/1", NOTHING);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(header(head, "content-length")).isEqualTo("8");
    }
  }

  @Test
  void signingInMayBeRepeatedOrLeftOut() {
    start(
        (request, next) ->
            switch (request.path()) {
              case "/token" -> Reply.status(200).withJson(Map.of("token", "0123456789"));
              case "/v2/" -> Reply.status(200);
              default -> Reply.status(request.header("Authorization").isPresent() ? 200 : 401);
            });
    stage()
        .record(
            client -> {
              client.get("/v2/");
              client.get("/v2/_catalog");
              client.get("/token");
              client.get("/v2/_catalog", "Authorization", "Bearer 0123456789");
            });

    stage()
        .replay(
            client -> {
              assertThat(client.get("/v2/_catalog").statusCode()).isEqualTo(401);
              assertThat(client.get("/v2/_catalog").statusCode()).isEqualTo(401);
              assertThat(json(client.get("/token")).get("token")).isEqualTo("scrubbed");
              assertThat(json(client.get("/token?scope=x")).get("token")).isEqualTo("scrubbed");
              assertThat(client.get("/v2/_catalog", "Authorization", "Bearer x").statusCode())
                  .isEqualTo(200);
            });
  }

  @Test
  void whoForgetsToSignInIsChallenged() {
    start(
        (request, next) ->
            request.header("Authorization").isPresent()
                ? Reply.status(200)
                : Reply.status(401).withHeader("WWW-Authenticate", "Basic realm=\"here\""));
    stage()
        .record(
            client -> {
              client.get("/v2/a/tags/list");
              client.get("/v2/b/tags/list", "Authorization", "Basic YTpi");
            });

    try (RegistryReplay replay = RegistryReplay.of(stage().file).start()) {
      Client client = new Client(replay.url());
      HttpResponse<byte[]> challenge = client.get("/v2/b/tags/list");
      assertThat(challenge.statusCode()).isEqualTo(401);
      assertThat(header(challenge, "WWW-Authenticate")).isEqualTo("Basic realm=\"here\"");
      assertThat(client.get("/v2/").statusCode()).isEqualTo(401);
      assertThat(client.get("/v2/", "Authorization", "Basic YTpi").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nobodySeesWithoutSigningInWhatNeededIt() {
    start((request, next) -> Reply.status(200).withBody("x"));
    stage()
        .record(
            client -> {
              client.get("/v2/private/tags/list", "Authorization", "Basic YTpi");
              client.get("/v2/public/tags/list");
            });

    RegistryReplay replay = RegistryReplay.of(stage().file).start();
    Client client = new Client(replay.url());
    assertThat(client.get("/v2/public/tags/list", "Authorization", "Basic YTpi").statusCode())
        .isEqualTo(200);
    assertThat(client.get("/v2/private/tags/list").statusCode()).isEqualTo(400);
    assertThatThrownBy(replay::close)
        .hasMessage(
            "Not in the recording "
                + stage().file
                + ": GET "
                + origin()
                + "/v2/private/tags/list, no credentials. That address was recorded with other"
                + " credentials, headers or content: Basic. To record it, run against the real"
                + " registry with RegistryRecording.of(…).to(file).overwrite()");
  }

  @Test
  void otherContentIsAnotherRequest() {
    start((request, next) -> Reply.status(201));
    stage().record(client -> client.send("PUT", "/v2/a/manifests/1", bytes("{}")));

    RegistryReplay replay = RegistryReplay.of(stage().file).start();
    Client client = new Client(replay.url());
    client.send("PUT", "/v2/a/manifests/1", bytes("{ }"));
    assertThatThrownBy(replay::close)
        .hasMessageContaining(
            ", a body of 3 bytes, "
                + Client.digest("{ }")
                + ". That address was recorded with other credentials, headers or content: no"
                + " credentials, a body of 2 bytes, "
                + Client.digest("{}")
                + ". To record it,");
  }

  @Test
  void documentWithItsMembersInAnotherOrderIsTheSame() {
    start((request, next) -> Reply.status(200));
    stage()
        .record(client -> client.send("POST", "/api/v1/x", bytes("{\"a\":1,\"b\":[{\"c\":2}]}")));

    stage()
        .replay(
            client ->
                assertThat(
                        client
                            .send("POST", "/api/v1/x", bytes("{ \"b\": [{\"c\":2}], \"a\": 1 }"))
                            .statusCode())
                    .isEqualTo(200));
  }

  @Test
  void nearestCallsAreNamed() {
    start((request, next) -> Reply.status(200));
    stage()
        .record(
            client -> {
              client.get("/v2/acme/web/manifests/1.0");
              client.get("/v2/acme/web/tags/list");
              client.get("/v2/_catalog");
              client.get("/api/v1/namespaces");
            });

    RegistryReplay replay = RegistryReplay.of(stage().file).start();
    new Client(replay.url()).get("/v2/acme/web/manifests/2.0");
    assertThatThrownBy(replay::close)
        .hasMessageContaining(
            ("Nearest are GET %s/v2/acme/web/manifests/1.0, no credentials;"
                    + " GET %s/v2/acme/web/tags/list, no credentials;"
                    + " GET %s/v2/_catalog, no credentials. To record it")
                .replace("%s", origin().toString()));
  }

  @Test
  void verifyNamesWhatWasNotUsed() {
    start((request, next) -> Reply.status(200));
    stage()
        .record(
            client -> {
              client.get("/v2/a/tags/list");
              client.get("/v2/b/tags/list");
            });

    try (RegistryReplay replay = RegistryReplay.of(stage().file).start()) {
      new Client(replay.url()).get("/v2/a/tags/list");
      String unused = "GET " + origin() + "/v2/b/tags/list, no credentials";
      assertThat(replay.unused()).containsExactly(unused);
      assertThatThrownBy(replay::verify)
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              "Recorded in "
                  + stage().file
                  + " but not asked for:\n  "
                  + unused
                  + "\nRecord again if the client has changed for good");
    }
  }

  @Test
  void rangesAndHeadsHaveAnswersOfTheirOwn() {
    byte[] blob = bytes("0123456789");
    start((request, next) -> Reply.status(404));
    String path;
    try (InMemoryRegistry registry = InMemoryRegistry.start();
        RegistryRecording recording =
            RegistryRecording.of(registry.url()).to(stage().file).start()) {
      path = "/v2/a/blobs/" + registry.putBlob("a", blob);
      readInParts(new Client(recording.url()), path);
    }
    stage().replay(client -> readInParts(client, path));
  }

  private static void readInParts(Client client, String path) {
    assertThat(text(client.get(path, "Range", "bytes=2-4"))).isEqualTo("234");
    HttpResponse<byte[]> rest = client.get(path, "Range", "bytes=5-");
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(header(rest, "Content-Range")).isEqualTo("bytes 5-9/10");
    HttpResponse<byte[]> head = client.send("HEAD", path, NOTHING);
    assertThat(header(head, "Content-Length")).isEqualTo("10");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void compressedAnswersAreRestored() {
    start(
        (request, next) ->
            Reply.status(200).withHeader("Content-Encoding", "gzip").withBody(gzip("{\"a\":1}")));

    stage()
        .both(
            client -> {
              assertThat(text(client.get("/api/v1/x"))).isEqualTo("{\"a\":1}");
              HttpResponse<byte[]> manifest = client.get("/v2/a/manifests/1");
              assertThat(manifest.body()).isEqualTo(gzip("{\"a\":1}"));
              assertThat(header(manifest, "Content-Encoding")).isEqualTo("gzip");
            });
    assertThat(stage().text()).contains("|  \"a\": 1\n");
  }

  @Test
  void manyClientsAtOnceGetTheirAnswers() throws Exception {
    start(
        (request, next) ->
            Reply.status(200).withBody(request.path() + " " + new String(request.body(), UTF_8)));
    List<String> paths = IntStream.range(0, 64).mapToObj(i -> "/v2/r" + i + "/tags/list").toList();

    stage().record(client -> inParallel(client, paths));
    stage().replay(client -> inParallel(client, paths));
  }

  private static void inParallel(Client client, List<String> paths) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> texts =
          paths.stream().map(path -> threads.submit(() -> text(client.get(path)))).toList();
      for (int i = 0; i < paths.size(); i++) {
        assertThat(texts.get(i).get()).isEqualTo(paths.get(i) + " ");
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void start(Interceptor answers) {
    current = new SessionStage(directory, answers);
  }

  private SessionStage stage() {
    return Objects.requireNonNull(current, "not started");
  }

  private Origin origin() {
    return Origin.of(stage().server().url());
  }

  private static byte[] gzip(String text) {
    Buffer packed = new Buffer();
    try (var sink = Okio.buffer(new GzipSink(packed))) {
      sink.writeUtf8(text);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    return packed.readByteArray();
  }
}
