package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestReadingTest {
  private final List<IncomingRequest> answered = new CopyOnWriteArrayList<>();
  private final LoopbackServer server =
      LoopbackServer.start(
          new LoopbackOptions("server"),
          new Spool(16),
          request -> {
            answered.add(request);
            return Reply.status(204);
          });

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void decisionSeesTheHeadBeforeTheBodyIsSent() throws IOException {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.reading(
        head -> {
          seen.add(head.method() + " " + head.path() + " " + head.header("X-Test").orElse(""));
          return OptionalLong.of(0);
        });

    try (RawConnection connection = connect()) {
      connection.send("PUT /a%62?c HTTP/1.1\r\nHost: x\r\nX-Test: y\r\nContent-Length: 9\r\n\r\n");

      assertThat(connection.readAll()).isEmpty();
    }
    assertThat(seen).containsExactly("PUT /ab y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n9\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n2\r\nc"
      })
  void connectionIsCutWhenAsManyBytesHaveArrived(String rest) throws IOException {
    server.reading(head -> OptionalLong.of(3));

    try (RawConnection connection = connect()) {
      connection.send("PUT /a HTTP/1.1\r\nHost: x\r\n" + rest);

      assertThat(connection.readAll()).isEmpty();
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString, RecordedCall::requestBodyBytes)
        .containsExactly(tuple("PUT /a -> 0", 3L));
    assertThat(answered).isEmpty();
  }

  @Test
  void shorterBodyIsCutAtItsEnd() throws IOException {
    server.reading(head -> OptionalLong.of(30));

    try (RawConnection connection = connect()) {
      connection.send("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

      assertThat(connection.readAll()).isEmpty();
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString, RecordedCall::requestBodyBytes)
        .containsExactly(tuple("PUT /a -> 0", 3L));
  }

  @Test
  void otherRequestsAreReadWhole() throws IOException {
    server.reading(head -> head.path().equals("/b") ? OptionalLong.of(1) : OptionalLong.empty());

    try (RawConnection connection = connect()) {
      connection.send("PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
      assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 204 ");
      connection.send("PUT /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na");
      assertThat(connection.readAll()).isEmpty();
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString)
        .containsExactly("PUT /a -> 204", "PUT /b -> 0");
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(server.url().getPort());
  }
}
