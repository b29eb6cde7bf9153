package dev.registrysdk.testing;

import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.patch;
import static dev.registrysdk.testing.RequestPattern.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that break off, because the server wants it so. */
final class FaultRequestTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void requestIsCutInItsBody() throws IOException {
    registry.faults().on(put("/v2/*/manifests/*")).once().cutRequestAfter(3);

    assertThat(send("Content-Length: 10\r\n\r\n", "0123456789")).isEmpty();
    assertThat(registry.requests())
        .extracting(call -> call + " " + call.requestBodyBytes())
        .containsExactly("PUT /v2/acme/web/manifests/1 -> 0 3");
    assertThat(registry.repositories()).isEmpty();
    registry.faults().verify();
  }

  @Test
  void requestIsCutBeforeItsBody() throws IOException {
    registry.faults().on(put("/v2/*/manifests/*")).once().cutRequestAfter(0);

    assertThat(send("Content-Length: 10\r\n\r\n", "")).isEmpty();
    registry.faults().verify();
  }

  @Test
  void chunkedRequestIsCutBeforeItsBody() throws IOException {
    registry.faults().on(put("/v2/*/manifests/*")).once().cutRequestAfter(0);

    assertThat(send("Transfer-Encoding: chunked\r\n\r\n", "2710\r\n" + "x".repeat(10_000)))
        .isEmpty();
    assertThat(registry.requests())
        .extracting(call -> call + " " + call.requestBodyBytes())
        .containsExactly("PUT /v2/acme/web/manifests/1 -> 0 0");
  }

  @Test
  void connectionIsClosedWhenTheConditionOfARuleFails() throws IOException {
    registry
        .faults()
        .on(put("/v2/*/manifests/*").matching("fails", FaultRequestTest::fail))
        .cutRequestAfter(1);

    assertThat(send("Content-Length: 2\r\n\r\n", "{}")).isEmpty();
  }

  @Test
  void chunkedRequestIsCut() throws IOException {
    registry.faults().on(put("/v2/*/manifests/*")).once().cutRequestAfter(3);

    assertThat(send("Transfer-Encoding: chunked\r\n\r\n", "2\r\nab\r\n2\r\ncd\r\n")).isEmpty();
    assertThat(registry.bytesReceived()).isEqualTo(3);
  }

  @Test
  void requestStallsUntilTheRegistryIsClosed() throws IOException {
    registry.faults().on(put("/v2/*/manifests/*")).once().stallRequestAfter(3);

    try (RawConnection connection = open("Content-Length: 10\r\n\r\n", "012345")) {
      while (registry.requestCount() == 0) {
        Thread.onSpinWait();
      }
      registry.close();
      assertThat(rest(connection)).isEmpty();
    }
    assertThat(registry.bytesReceived()).isEqualTo(3);
  }

  @Test
  void shortRequestIsNotCut() throws IOException {
    registry.faults().on(put("/v2/*/manifests/*")).once().cutRequestAfter(10);

    assertThat(send("Content-Type: a/b\r\nContent-Length: 2\r\nConnection: close\r\n\r\n", "{}"))
        .startsWith("HTTP/1.1 201 ");
    assertThat(registry.faults().untriggered())
        .containsExactly(
            """
            PUT /v2/*/manifests/*, once: cut the request after 10 bytes. It happened never, \
            received instead
                PUT /v2/acme/web/manifests/1: its body has only 2 bytes\
            """);
  }

  @Test
  void requestFaultComesBeforeOlderRules() throws IOException {
    registry.faults().on(any("/v2/**")).respond(503);
    registry.faults().on(put("/v2/*/manifests/*")).once().cutRequestAfter(1);

    assertThat(send("Content-Length: 10\r\n\r\n", "0123456789")).isEmpty();
  }

  @Test
  void otherRequestsPass() throws IOException {
    registry.faults().on(patch("/v2/*/blobs/uploads/*")).once().cutRequestAfter(1);

    assertThat(send("Content-Type: a/b\r\nContent-Length: 2\r\nConnection: close\r\n\r\n", "{}"))
        .startsWith("HTTP/1.1 201 ");
    assertThat(registry.faults().untriggered())
        .containsExactly(
            """
            PATCH /v2/*/blobs/uploads/*, once: cut the request after 1 bytes. It happened \
            never, received instead
                PUT /v2/acme/web/manifests/1: its path is another\
            """);
  }

  private static boolean fail(IncomingRequest request) {
    throw new IllegalStateException(request.toString());
  }

  private String send(String headers, String body) throws IOException {
    try (RawConnection connection = open(headers, body)) {
      return rest(connection);
    }
  }

  private RawConnection open(String headers, String body) throws IOException {
    return new RawConnection(registry.url().getPort())
        .send("PUT /v2/acme/web/manifests/1 HTTP/1.1\r\nHost: x\r\n" + headers + body);
  }

  /** What still comes; a connection that is reset has nothing more. */
  private static String rest(RawConnection connection) throws IOException {
    try {
      return connection.readAll();
    } catch (SocketException reset) {
      return "";
    }
  }
}
