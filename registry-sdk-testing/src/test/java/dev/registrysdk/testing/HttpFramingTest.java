package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpFramingTest {
  private static final String PUT = "PUT /a HTTP/1.1\r\nHost: x\r\n";

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final LoopbackServer server =
      LoopbackServer.start(
          new LoopbackOptions("server"),
          new Spool(4),
          request -> {
            bodies.add(request.content().utf8());
            return Reply.status(200).withBody(request.path());
          });

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 6\r\n\r\nabcdef",
        "content-length:6\r\n\r\nabcdef",
        "Content-Length: 6\r\nContent-Length: 6\r\n\r\nabcdef",
        "Transfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n0\r\n\r\n",
        "Transfer-Encoding: Chunked\r\n\r\n2\r\nab\r\n004;name=\"value\"\r\ncdef\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n0\r\nTrailer: x\r\nOther: y\r\n\r\n"
      })
  void bodyIsReadWhateverItsFraming(String rest) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(PUT + rest);
      assertThat(connection.readUntil("/a")).startsWith("HTTP/1.1 200 ");
      connection.send("GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.readUntil("/b")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(bodies).containsExactly("abcdef", "");
  }

  @Test
  void requestsThatArriveTogetherAreAnsweredOneByOne() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(PUT + "Content-Length: 1\r\n\r\na\r\nGET /b HTTP/1.1\nHost: x\n\n").end();

      assertThat(connection.readAll()).contains("\r\n\r\n/aHTTP/1.1 200 ").endsWith("/b");
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString)
        .containsExactly("PUT /a -> 200", "GET /b -> 200");
  }

  @Test
  void targetWithAnAuthorityIsReadAsItsPath() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET http://registry.example:5000/b?n=1 HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.readUntil("/b")).startsWith("HTTP/1.1 200 ");
      connection.send("GET http://registry.example HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(connection.readUntil("\r\n\r\n/")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString, RecordedCall::host)
        .containsExactly(
            tuple("GET /b?n=1 -> 200", "registry.example:5000"),
            tuple("GET / -> 200", "registry.example"));
  }

  @Test
  void clientThatWaitsIsAskedForItsBody() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(PUT + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n");
      assertThat(connection.readUntil("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      connection.send("abc");
      assertThat(connection.readUntil("/a")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(bodies).containsExactly("abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "PUT /a HTTP/1.0\r\nHost: x\r\n\r\n"
      })
  void connectionEndsWhereTheClientSaysSo(String head) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(head);

      assertThat(connection.readAll()).startsWith("HTTP/1.1 200 ").endsWith("/a");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello\r\n\r\n",
        "PUT /a\r\n\r\n",
        "PUT /a b HTTP/1.1\r\n\r\n",
        "PUT /a HTTP/2\r\n\r\n",
        "PUT /a HTTP/1.1\r\nno colon\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: x\r\nna me: x\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n"
      })
  void whatIsNoRequestIsRefusedAndNotRecorded(String text) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(text);

      assertThat(connection.readAll()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }
    assertThat(server.log().calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: three\r\n\r\n",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Content-Length: 3\r\nContent-Length: 4\r\n\r\n",
        "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: gzip\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nsize\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-1\r\n"
      })
  void bodyOfNoKnownLengthIsRefused(String rest) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(PUT + rest);

      assertThat(connection.readAll()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString)
        .containsExactly("PUT /a -> 400");
    assertThat(bodies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /a HTTP/1.1\r\nHost: r\u00e9gistry.example\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry example\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry\u0001\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry/v2\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: ann@registry\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry%zz\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry:5000:5000\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry:http\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: registry:123456\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "PUT /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "PUT http://ann@registry/a HTTP/1.1\r\nHost: x\r\n\r\n"
      })
  void hostThatIsNoneIsRefused(String head) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(head);

      assertThat(connection.readAll()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }
    assertThat(bodies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: registry.example:5000\r\n",
        "Host: REGISTRY_1.example.\r\n",
        "Host: [::1]:5000\r\n",
        "Host: [fe80::1%25eth0]\r\n",
        "Host: caf%C3%A9.example\r\n",
        "Host: x\r\nHost: x\r\n",
        "Host: \r\n",
        ""
      })
  void hostIsTakenAsItIsOrFromTheConnection(String host) throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("PUT /a HTTP/1.1\r\n" + host + "\r\n");

      assertThat(connection.readUntil("/a")).startsWith("HTTP/1.1 200 ");
    }
    String expected =
        host.length() < 10 ? "127.0.0.1:" + server.url().getPort() : host.split("[ \r]", -1)[1];
    assertThat(server.log().calls()).extracting(RecordedCall::host).containsExactly(expected);
  }

  @Test
  void chunkThatDoesNotEndWhereItSaysIsRefused() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send(PUT + "Transfer-Encoding: chunked\r\n\r\n5\r\nabcdefg\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }
    assertThat(server.log().calls())
        .extracting(RecordedCall::toString, RecordedCall::requestBodyBytes)
        .containsExactly(tuple("PUT /a -> 400", 5L));
  }

  @Test
  void bodyOfAGetIsReadToo() throws IOException {
    try (RawConnection connection = connect()) {
      connection.send("GET /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");

      assertThat(connection.readUntil("/a")).startsWith("HTTP/1.1 200 ");
    }
    assertThat(bodies).containsExactly("abc");
  }

  private RawConnection connect() throws IOException {
    return new RawConnection(server.url().getPort());
  }
}
