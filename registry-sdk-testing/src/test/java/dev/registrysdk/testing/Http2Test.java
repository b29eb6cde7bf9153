package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.location;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.registrysdk.testing.Client.Disconnected;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Http2Test {
  private static final String LAYER = "more than sixteen bytes";
  private static final String BLOB = "/v2/acme/web/blobs/" + digest(LAYER);

  private final InMemoryRegistry registry =
      InMemoryRegistry.builder().https().http2().keepInMemoryUpTo(16).start();
  private final Client client = new Client(registry, TlsClient.http2(registry.certificate()));

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void clientThatOffersHttp2GetsIt() {
    HttpResponse<byte[]> response = client.get("/v2/");

    assertThat(response.version()).isEqualTo(Version.HTTP_2);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void clientThatSpeaksHttp1OnlyIsServedOnTheSamePort() {
    HttpResponse<byte[]> response =
        new Client(registry, TlsClient.http1(registry.certificate())).get("/v2/");

    assertThat(response.version()).isEqualTo(Version.HTTP_1_1);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void http2IsNotOfferedUnlessAskedFor() {
    try (InMemoryRegistry other = InMemoryRegistry.builder().https().start()) {
      assertThat(new Client(other, TlsClient.http2(other.certificate())).get("/v2/").version())
          .isEqualTo(Version.HTTP_1_1);
    }
  }

  @Test
  void blobIsPushedAndPulledOverHttp2() {
    String upload = client.openUpload("acme/web");
    upload = location(client.stream("PATCH", upload, bytes(LAYER)));
    HttpResponse<byte[]> end = client.send("PUT", upload + "&digest=" + digest(LAYER), NOTHING);

    assertThat(upload).startsWith(registry.url().toString());
    assertThat(end.statusCode()).isEqualTo(201);
    assertThat(text(client.get(BLOB))).isEqualTo(LAYER);
    assertThat(text(client.get(BLOB, "Range", "bytes=-5"))).isEqualTo("bytes");
    assertThat(client.send("HEAD", BLOB, NOTHING).statusCode()).isEqualTo(200);
    assertThat(registry.spooledFiles()).isEqualTo(1);
    assertThat(registry.bytesReceived()).isEqualTo(LAYER.length());
    assertThat(registry.requests().get(0).header("Host")).hasValue(registry.address());
    assertThat(registry.requests().get(0).headerNames()).noneMatch(name -> name.startsWith(":"));
  }

  @Test
  void clientThatWaitsWithItsBodyIsToldNotTo() throws IOException {
    try (InMemoryRegistry plain = InMemoryRegistry.builder().http2().start();
        Response response =
            call(
                new Request.Builder()
                    .url(plain.url().resolve("v2/").toString())
                    .header("Expect", "100-continue")
                    .put(RequestBody.create(bytes(LAYER))))) {
      assertThat(response.code()).isEqualTo(417);
      assertThat(plain.requests())
          .extracting(RecordedCall::toString, RecordedCall::requestBodyBytes)
          .containsExactly(tuple("PUT /v2/ -> 417", 0L));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5})
  void connectionBreaksAsOverHttp1(long bytes) {
    Reply.Effect effect = Reply.Effect.cutAfter(bytes);
    client.send("POST", "/v2/acme/web/blobs/uploads/?digest=" + digest(LAYER), bytes(LAYER));
    registry.intercept((request, next) -> next.proceed().withEffect(effect));

    assertThatThrownBy(() -> client.get(BLOB)).isInstanceOf(Disconnected.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void closeEndsStalledAnswers(boolean inTheBody) throws InterruptedException {
    Reply.Effect effect = inTheBody ? Reply.Effect.STALL_BODY : Reply.Effect.STALL;
    client.send("POST", "/v2/acme/web/blobs/uploads/?digest=" + digest(LAYER), bytes(LAYER));
    CountDownLatch arrived = new CountDownLatch(1);
    registry.intercept(
        (request, next) -> {
          arrived.countDown();
          return next.proceed().withEffect(effect);
        });
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> client.get(BLOB));
    arrived.await();

    registry.close();

    assertThatThrownBy(waiting::join).hasCauseInstanceOf(Disconnected.class);
  }

  @Test
  void cutRequestGetsNoAnswer() {
    registry
        .server()
        .reading(head -> head.method().equals("PUT") ? OptionalLong.of(3) : OptionalLong.empty());

    assertThatThrownBy(() -> client.send("PUT", "/v2/", bytes(LAYER)))
        .isInstanceOf(Disconnected.class);
    assertThat(registry.requests())
        .extracting(RecordedCall::toString, RecordedCall::requestBodyBytes)
        .contains(tuple("PUT /v2/ -> 0", 3L));
  }

  @Test
  void answerInLinesArrivesWithoutTheFramingOfHttp1() {
    registry.intercept(
        (request, next) ->
            Reply.status(200).withHeader("Transfer-Encoding", "chunked").withBody("a\nb\n"));

    assertThat(text(client.get("/v2/"))).isEqualTo("a\nb\n");
  }

  @Test
  void clientThatKnowsSpeaksHttp2WithoutTls() throws IOException {
    try (InMemoryRegistry plain = InMemoryRegistry.builder().http2().start();
        Response response =
            call(new Request.Builder().url(plain.url().resolve("v2/").toString()))) {
      assertThat(plain.url()).hasScheme("http");
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.protocol()).isEqualTo(Protocol.H2_PRIOR_KNOWLEDGE);
    }
  }

  @Test
  void smallAnswersDoNotWaitForAcknowledgements() throws IOException {
    Connections connections = new Connections();
    try (ServerSocket server =
            new LoopbackSockets(() -> new LoopbackSocket(connections)).createServerSocket(0);
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      assertThat(client.isConnected()).isTrue();
      assertThat(accepted.getTcpNoDelay()).isTrue();
    }
  }

  /** Calls with a client that speaks HTTP/2 without TLS, which the JDK's does not. */
  private static Response call(Request.Builder request) throws IOException {
    return new OkHttpClient.Builder()
        .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
        .build()
        .newCall(request.build())
        .execute();
  }
}
