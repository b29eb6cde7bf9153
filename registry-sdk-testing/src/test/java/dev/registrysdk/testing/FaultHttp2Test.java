package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.header;
import static dev.registrysdk.testing.Client.text;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults where there are no connections of their own to break. */
final class FaultHttp2Test {
  private final InMemoryRegistry registry = InMemoryRegistry.builder().https().http2().start();
  private final Client client = new Client(registry, TlsClient.http2(registry.certificate()));
  private final String blob =
      "/v2/acme/web/blobs/" + registry.putBlob("acme/web", bytes("0123456789"));

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void answersAreAltered() {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().flipByte(0).warning("old");

    HttpResponse<byte[]> response = client.get(blob);

    assertThat(response.version()).isEqualTo(Version.HTTP_2);
    assertThat(response.body()[0]).isEqualTo((byte) ~'0');
    assertThat(header(response, "Warning")).isEqualTo("299 - \"old\"");
  }

  @Test
  void connectionIsClosedWhenTheConditionOfARuleFails() {
    registry
        .faults()
        .on(put("/v2/*/manifests/*").matching("fails", FaultHttp2Test::fail))
        .cutRequestAfter(1);

    assertThatThrownBy(() -> client.send("PUT", "/v2/acme/web/manifests/1", bytes("{}")))
        .isInstanceOf(Client.Disconnected.class);
  }

  @Test
  void framingOfHttp1IsNotSent() {
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().chunked();
    registry.faults().on(get("/v2/*/blobs/*")).once().alter().withoutContentLength();

    assertThat(text(client.get(blob))).isEqualTo("0123456789");
    HttpResponse<byte[]> endless = client.get(blob);
    assertThat(header(endless, "Content-Length")).isEmpty();
    assertThat(text(endless)).isEqualTo("0123456789");
  }

  @Test
  void responseIsCut() {
    registry.faults().on(get("/v2/*/blobs/*")).once().cutResponseAfter(3);

    assertThatThrownBy(() -> client.get(blob)).isInstanceOf(Client.Disconnected.class);
    assertThat(registry.bytesSent()).isEqualTo(3);
    assertThat(text(client.get(blob))).isEqualTo("0123456789");
  }

  @Test
  void bodyDrips() {
    registry.faults().pauses().by(pause -> {});
    registry.faults().on(get("/v2/*/blobs/*")).once().drip(3, Duration.ofHours(1));

    assertThat(text(client.get(blob))).isEqualTo("0123456789");
  }

  @Test
  void bodyStallsUntilTheRegistryIsClosed() {
    registry.faults().on(get("/v2/*/blobs/*")).once().stallResponseAfter(3);
    CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> client.get(blob));
    while (registry.requestCount() == 0) {
      Thread.onSpinWait();
    }

    registry.close();

    assertThatThrownBy(waiting::join).hasCauseInstanceOf(Client.Disconnected.class);
  }

  @Test
  void requestIsCut() {
    registry.faults().on(put("/v2/*/manifests/*")).cutRequestAfter(3);

    assertThatThrownBy(() -> client.send("PUT", "/v2/acme/web/manifests/1", bytes("0123456789")))
        .isInstanceOf(Client.Disconnected.class);
    assertThat(registry.requests()).isNotEmpty().allMatch(call -> call.requestBodyBytes() == 3);
    assertThat(registry.tags("acme/web")).isEmpty();
  }

  @Test
  void handshakesFail() {
    registry.faults().failHandshakes(1, HandshakeFault.ALERT);

    assertThatThrownBy(() -> client.get(blob)).isInstanceOf(Client.Disconnected.class);
    assertThat(text(client.get(blob))).isEqualTo("0123456789");
    registry.faults().verify();
  }

  private static boolean fail(IncomingRequest request) {
    throw new IllegalStateException(request.toString());
  }
}
