package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives, byte by byte, of answers whose connection breaks. */
final class FaultWireTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final String blob =
      "/v2/acme/web/blobs/" + registry.putBlob("acme/web", bytes("0123456789"));

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void responseIsCutAfterSomeBytes() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().cutResponseAfter(3);

    String answer = raw("GET", blob);

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-Length: 10\r\n");
    assertThat(body(answer)).isEqualTo("012");
    assertThat(registry.bytesSent()).isEqualTo(3);
  }

  @Test
  void responseIsCutBeforeItsHeaders() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().cutResponseAfter(0);

    assertThat(raw("GET", blob)).isEmpty();
    assertThat(registry.requests())
        .extracting(RecordedCall::toString)
        .containsExactly("GET " + blob + " -> 0");
    assertThat(registry.bytesSent()).isZero();
  }

  @Test
  void chunkedResponseIsCutWithoutItsLastChunk() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().cutResponseAfter(4);
    registry.intercept(
        (request, next) -> next.proceed().withHeader("Transfer-Encoding", "chunked"));

    assertThat(body(raw("GET", blob))).isEqualTo("4\r\n0123\r\n");
  }

  @Test
  void shortAnswerIsNotCut() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().cutResponseAfter(10);

    assertThat(body(raw("GET", blob))).isEqualTo("0123456789");
    assertThat(registry.faults().untriggered())
        .containsExactly(
            "GET /v2/*/blobs/*, once: cut the response after 10 bytes. It happened never, received"
                + " instead\n    GET "
                + blob
                + ": the body of its answer has only 10 bytes");
  }

  @Test
  void answerToHeadHasNoBodyToCut() throws IOException {
    registry.faults().on(head("/v2/*/blobs/*")).once().cutResponseAfter(1);

    assertThat(raw("HEAD", blob)).contains("Content-Length: 10\r\n").endsWith("\r\n\r\n");
    assertThat(registry.faults().untriggered()).hasSize(1);
  }

  @Test
  void bodyStallsUntilTheRegistryIsClosed() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().stallResponseAfter(4);

    try (RawConnection connection = open()) {
      assertThat(connection.readUntil("0123")).endsWith("\r\n\r\n0123");
      registry.close();
      assertThat(rest(connection)).isEmpty();
    }
    assertThat(registry.bytesSent()).isEqualTo(4);
  }

  @Test
  void headersComeBeforeABodyThatStalls() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().stallResponseAfter(0);

    try (RawConnection connection = open()) {
      assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 200 ");
      registry.close();
      assertThat(rest(connection)).isEmpty();
    }
  }

  @Test
  void nothingComesOfAnAnswerThatStalls() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().stall();
    CountDownLatch arrived = new CountDownLatch(1);
    registry.intercept(
        (request, next) -> {
          arrived.countDown();
          return next.proceed();
        });

    try (RawConnection connection = open()) {
      awaitUninterrupted(arrived);
      registry.close();
      assertThat(rest(connection)).isEmpty();
    }
    assertThat(registry.requests()).extracting(RecordedCall::status).containsExactly(0);
  }

  @Test
  void bodyDripsWithPauses() throws IOException {
    List<Duration> pauses = new ArrayList<>();
    registry.faults().pauses().by(pauses::add);
    registry.faults().on(get("/v2/*/blobs/*")).once().drip(4, Duration.ofHours(1));

    assertThat(body(raw("GET", blob))).isEqualTo("0123456789");
    assertThat(pauses).containsExactly(Duration.ofHours(1), Duration.ofHours(1));
    assertThat(registry.bytesSent()).isEqualTo(10);
  }

  @Test
  void drippingChunksAreTheDrops() throws IOException {
    registry.faults().pauses().by(pause -> {});
    registry.faults().on(get("/v2/*/blobs/*")).once().drip(4, Duration.ofHours(1));
    registry.intercept(
        (request, next) -> next.proceed().withHeader("Transfer-Encoding", "chunked"));

    assertThat(body(raw("GET", blob))).isEqualTo("4\r\n0123\r\n4\r\n4567\r\n2\r\n89\r\n0\r\n\r\n");
  }

  @Test
  void dropsArriveOneByOne() throws IOException {
    CountDownLatch firstDrop = new CountDownLatch(1);
    registry.faults().pauses().by(pause -> firstDrop.await());
    registry.faults().on(get("/v2/*/blobs/*")).once().drip(6, Duration.ofHours(1));

    try (RawConnection connection = open()) {
      assertThat(connection.readUntil("012345")).endsWith("\r\n\r\n012345");
      firstDrop.countDown();
      assertThat(connection.readUntil("9")).isEqualTo("6789");
    }
  }

  @Test
  void closingEndsADrip() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().drip(6, Duration.ofHours(1));

    try (RawConnection connection = open()) {
      assertThat(connection.readUntil("012345")).endsWith("\r\n\r\n012345");
      registry.close();
      assertThat(rest(connection)).isEmpty();
    }
  }

  @Test
  void delayedRequestIsAnsweredAfterThePause() throws IOException {
    List<Duration> pauses = new ArrayList<>();
    registry.faults().pauses().by(pauses::add);
    registry.faults().on(get("/v2/*/blobs/*")).once().delay(Duration.ofMinutes(2));

    assertThat(body(raw("GET", blob))).isEqualTo("0123456789");
    assertThat(pauses).containsExactly(Duration.ofMinutes(2));
  }

  @Test
  void closingEndsADelay() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    registry
        .faults()
        .on(
            get("/v2/*/blobs/*")
                .matching(
                    "noted",
                    request -> {
                      arrived.countDown();
                      return true;
                    }))
        .once()
        .delay(Duration.ofHours(1));
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try (RawConnection connection = open()) {
                return rest(connection);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    arrived.await();

    registry.close();

    assertThat(answer.join()).isEmpty();
  }

  @Test
  void announcedLengthIsLargerThanTheBody() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().contentLength(12);

    String answer = raw("GET", blob);

    assertThat(answer).contains("Content-Length: 12\r\n");
    assertThat(body(answer)).isEqualTo("0123456789");
    assertThat(registry.bytesSent()).isEqualTo(10);
  }

  @Test
  void announcedLengthIsSmallerThanTheBody() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().contentLength(7);

    String answer = raw("GET", blob);

    assertThat(answer).contains("Content-Length: 7\r\n");
    assertThat(body(answer)).isEqualTo("0123456789");
  }

  @Test
  void bodyComesInChunks() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().chunked();

    String answer = raw("GET", blob);

    assertThat(answer).contains("Transfer-Encoding: chunked\r\n").doesNotContain("Content-Length");
    assertThat(body(answer)).isEqualTo("a\r\n0123456789\r\n0\r\n\r\n");
  }

  @Test
  void longBodyComesInSeveralChunks() throws IOException {
    String digest = registry.putBlob("acme/web", new byte[100_000]);
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().chunked();

    String answer = body(raw("GET", "/v2/acme/web/blobs/" + digest));

    assertThat(answer).startsWith("10000\r\n").contains("\r\n86a0\r\n").endsWith("\r\n0\r\n\r\n");
  }

  @Test
  void bodyEndsWithTheConnection() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().withoutContentLength();

    try (RawConnection connection = open()) {
      String answer = connection.readAll();
      assertThat(answer).doesNotContain("Content-Length").doesNotContain("Transfer-Encoding");
      assertThat(body(answer)).isEqualTo("0123456789");
    }
  }

  @Test
  void bodyIsShortenedWithItsLength() throws IOException {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().shortenBody(4);

    String answer = raw("GET", blob);

    assertThat(answer).contains("Content-Length: 4\r\n");
    assertThat(body(answer)).isEqualTo("0123");
    assertThat(registry.bytesSent()).isEqualTo(4);
  }

  @Test
  void answerFromScratchCanBreakToo() throws IOException {
    registry
        .faults()
        .on(get("/v2/*/blobs/*"))
        .once()
        .respond(Reply.status(500).withBody("0123").withEffect(Reply.Effect.cutAfter(1)));

    assertThat(body(raw("GET", blob))).isEqualTo("0");
  }

  @Test
  void effectsOfRepliesTellTheirMeasure() {
    assertThat(Reply.Effect.cutAfter(0)).isSameAs(Reply.Effect.DISCONNECT);
    assertThat(Reply.Effect.cutAfter(7)).hasToString("CUT after 7 bytes");
    assertThat(Reply.Effect.stallAfter(7)).hasToString("STALL after 7 bytes");
    assertThat(Reply.Effect.drip(7, Duration.ofMillis(5)))
        .hasToString("DRIP of 7 bytes every PT0.005S");
  }

  @Test
  void effectsOfRepliesAreChecked() {
    assertThatThrownBy(() -> Reply.Effect.cutAfter(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A connection breaks after 0 or more bytes, not -1");
    assertThatThrownBy(() -> Reply.Effect.stallAfter(-2))
        .hasMessage("A connection breaks after 0 or more bytes, not -2");
    assertThatThrownBy(() -> Reply.Effect.drip(0, Duration.ofMillis(5)))
        .hasMessage("A body drips by at least 1 byte at a time, not 0");
    assertThatThrownBy(() -> Reply.Effect.drip(1, Duration.ZERO))
        .hasMessage("The pause between the drops of a body must be positive, not PT0S");
  }

  private RawConnection open() throws IOException {
    return new RawConnection(registry.url().getPort())
        .send("GET " + blob + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  private String raw(String method, String path) throws IOException {
    try (RawConnection connection = new RawConnection(registry.url().getPort())) {
      return connection
          .send(method + " " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
          .readAll();
    }
  }

  /** What still comes; a connection that is reset has nothing more. */
  private static String rest(RawConnection connection) throws IOException {
    try {
      return connection.readAll();
    } catch (SocketException reset) {
      return "";
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
