package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FaultHandshakeTest {
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private final InMemoryRegistry registry =
      InMemoryRegistry.builder()
          .hostName("localhost")
          .https(
              new HandshakeCertificates.Builder()
                  .heldCertificate(certificate)
                  .build()
                  .sslSocketFactory())
          .start();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void handshakeEndsWithTheConnection() throws Exception {
    registry.faults().failHandshakes(1, HandshakeFault.CLOSE);

    // Without the JDK's HTTP client, which connects again by itself.
    try (SSLSocket socket =
        (SSLSocket)
            trusting()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), registry.url().getPort())) {
      assertThatThrownBy(socket::startHandshake)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("terminated the handshake");
    }
    assertThat(ping()).isEqualTo(200);
    registry.faults().verify();
  }

  @Test
  void handshakeEndsWithAnAlert() throws Exception {
    registry.faults().failHandshakes(2, HandshakeFault.ALERT);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::ping)
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("handshake_failure");
    }
    assertThat(ping()).isEqualTo(200);
  }

  @Test
  void handshakeMeetsGarbage() throws Exception {
    registry.faults().failHandshakes(1, HandshakeFault.GARBAGE);

    assertThatThrownBy(this::ping)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Unrecognized SSL message");
    assertThat(ping()).isEqualTo(200);
  }

  @Test
  void alertIsWholeOnTheWire() throws IOException {
    registry.faults().failHandshakes(1, HandshakeFault.ALERT);

    assertThat(greeted()).containsExactly(0x15, 3, 3, 0, 2, 2, 40);
  }

  @Test
  void clientThatDoesNotTryTlsIsNotWaitedFor() throws IOException {
    registry.faults().failHandshakes(1, HandshakeFault.ALERT);

    assertThat(answer("GET /v2/ HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII)))
        .containsExactly(0x15, 3, 3, 0, 2, 2, 40);
  }

  @Test
  void garbageIsWholeOnTheWire() throws IOException {
    registry.faults().failHandshakes(1, HandshakeFault.GARBAGE);

    assertThat(new String(greeted(), StandardCharsets.US_ASCII).strip())
        .isEqualTo("SSH-2.0-OpenSSH_9.6");
  }

  @Test
  void failuresComeInTheOrderInWhichTheyWereAskedFor() throws Exception {
    registry.faults().failHandshakes(1, HandshakeFault.ALERT);
    registry.faults().failHandshakes(1, HandshakeFault.GARBAGE);

    assertThatThrownBy(this::ping).hasMessageContaining("handshake_failure");
    assertThatThrownBy(this::ping).hasMessageContaining("Unrecognized");
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void handshakesThatDidNotFailAreReported() {
    registry.faults().failHandshakes(2, HandshakeFault.ALERT);
    registry.faults().failHandshakes(1, HandshakeFault.CLOSE);

    assertThatThrownBy(() -> registry.faults().verify())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            2 faults did not happen as often as asked:
            - 1 TLS handshake to fail with CLOSE: there were not enough connections
            - 2 TLS handshakes to fail with ALERT: there were not enough connections\
            """);
    registry.faults().clear();
    registry.faults().verify();
  }

  @Test
  void plainHttpHasNoHandshakes() {
    try (InMemoryRegistry plain = InMemoryRegistry.start()) {
      assertThatThrownBy(() -> plain.faults().failHandshakes(1, HandshakeFault.CLOSE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "This server speaks plain HTTP, so there is no TLS handshake to fail: start it with"
                  + " https(…)");
    }
  }

  @Test
  void atLeastOneHandshakeFails() {
    assertThatThrownBy(() -> registry.faults().failHandshakes(0, HandshakeFault.CLOSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("failHandshakes(0, …) makes no fault: give at least 1");
  }

  private int ping() throws IOException, InterruptedException {
    HttpClient http = HttpClient.newBuilder().sslContext(trusting()).build();
    URI uri = registry.url().resolve("/v2/");
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }

  private SSLContext trusting() {
    return new HandshakeCertificates.Builder()
        .addTrustedCertificate(certificate.certificate())
        .build()
        .sslContext();
  }

  /** What comes after the first bytes of a client's greeting. */
  private byte[] greeted() throws IOException {
    return answer(new byte[] {0x16, 3, 1, 0, 1, 1});
  }

  private byte[] answer(byte[] greeting) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), registry.url().getPort())) {
      socket.getOutputStream().write(greeting);
      InputStream answer = socket.getInputStream();
      return answer.readAllBytes();
    }
  }
}
