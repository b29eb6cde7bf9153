package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RequestLogTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void secretsInAQueryAreHiddenWhateverTheyAreCalled() {
    client.get("/v2/?passwd=hunter2&pass%77ord=hunter2&secret=hunter2&assertion=$1&last=a%20b");

    assertThat(registry.requests())
        .hasToString(
            "[GET /v2/?passwd=***&pass%77ord=***&secret=***&assertion=***&last=a%20b -> 200]");
  }

  @Test
  void requestsAreRecordedInOrder() {
    client.openUpload("acme/web");
    client.get("/v2/acme/web/tags/list?n=2");

    assertThat(registry.requests())
        .extracting(RecordedCall::toString)
        .containsExactly(
            "POST /v2/acme/web/blobs/uploads/ -> 202", "GET /v2/acme/web/tags/list?n=2 -> 404");
  }

  @Test
  void callTellsItsParts() {
    client.send("POST", "/v2/acme/web/blobs/uploads/?digest=" + digest("layer"), bytes("layer"));

    RecordedCall call = registry.requests().get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/v2/acme/web/blobs/uploads/");
    assertThat(call.query()).isEqualTo("digest=" + digest("layer"));
    assertThat(call.parameter("digest")).hasValue(digest("layer"));
    assertThat(call.status()).isEqualTo(201);
    assertThat(call.requestBodyBytes()).isEqualTo(5);
    assertThat(call.responseBodyBytes()).isZero();
    assertThat(call.headerNames()).contains("CONTENT-LENGTH", "user-agent");
    assertThat(call.authorized()).isFalse();
  }

  @Test
  void credentialsAreReducedToTheirScheme() {
    client.get("/v2/", "Authorization", "Bearer secret", "Cookie", "secret", "Accept", "a/b");

    RecordedCall call = registry.requests().get(0);
    assertThat(call.authorized()).isTrue();
    assertThat(call.header("authorization")).hasValue("Bearer");
    assertThat(call.header("Cookie")).hasValue("***");
    assertThat(call.header("Accept")).hasValue("a/b");
  }

  @Test
  void bytesAreCountedInBothDirections() {
    registry.putBlob("acme/web", bytes("0123456789"));
    String path = "/v2/acme/web/blobs/" + digest("0123456789");

    client.get(path);
    client.send("HEAD", path, NOTHING);
    client.get(path, "Range", "bytes=0-3");
    client.send("POST", "/v2/acme/web/blobs/uploads/?digest=" + digest("abc"), bytes("abc"));

    assertThat(registry.bytesSent()).isEqualTo(14);
    assertThat(registry.bytesReceived()).isEqualTo(3);
    assertThat(registry.requestCount()).isEqualTo(4);
    assertThat(registry.requests(call -> call.method().equals("HEAD"))).hasSize(1);
  }

  @Test
  void clearedLogStartsAnew() {
    client.get("/v2/");
    registry.clearRequests();
    client.get("/v2/_catalog");

    assertThat(registry.requests()).extracting(RecordedCall::path).containsExactly("/v2/_catalog");
  }

  @Test
  void logRemainsReadableAfterClose() {
    client.get("/v2/");
    registry.close();

    assertThat(registry.requestCount()).isEqualTo(1);
  }

  @Test
  void requestThatBrokeOffInItsBodyIsRecordedWithoutAStatus() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              bytes(
                  "POST /v2/a/blobs/uploads/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"));
      socket.shutdownOutput();
      // The server closes its side when it has given up.
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    assertThat(registry.requests())
        .extracting(RecordedCall::toString)
        .containsExactly("POST /v2/a/blobs/uploads/ -> 0");
  }
}
