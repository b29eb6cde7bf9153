package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

final class NetworkFailureTest {
  private static MockResponse ok(RecordedRequest request) {
    return Lab.ok("content to " + request.getTarget());
  }

  private static HeldCertificate.Builder certificate(String host) {
    return new HeldCertificate.Builder().addSubjectAlternativeName(host);
  }

  private static Lab.Setup tls(HeldCertificate certificate) {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build();
    return (MockWebServer server) -> server.useHttps(certificates.sslSocketFactory());
  }

  private static void fails(Lab lab, HttpOptions.Builder options, String host, String message) {
    HttpPipeline pipeline =
        lab.pipeline(options.retry(RetryPolicy.none()).build(), CredentialProvider.anonymous());
    Operation operation = pipeline.operation();
    Lab.Api api = pipeline.service(Lab.Api.class, host);
    assertThatThrownBy(() -> operation.send(api.get("/v2/", operation.call("Could not read x"))))
        .isInstanceOf(TransportException.class)
        .hasMessage("Could not read x: " + message);
  }

  @Test
  void anUnknownHost() {
    try (Lab lab = new Lab(NetworkFailureTest::ok)) {
      fails(
          lab,
          lab.options(),
          "registry.invalid",
          "the host name has no address. Check the host name, the network and the proxy"
              + " (GET https://registry.invalid/v2/)");
    }
  }

  @Test
  void nobodyListens() throws IOException {
    try (Socket deaf = new Socket();
        Lab lab = new Lab(NetworkFailureTest::ok)) {
      // Kept, so that nobody else listens there meanwhile.
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = deaf.getLocalPort();
      fails(
          lab,
          lab.options(),
          "localhost:" + port,
          "nothing answers at that host and port. Check the host and port, and that the registry"
              + " is running (GET http://localhost:"
              + port
              + "/v2/)");
    }
  }

  @Test
  void silence() {
    try (Lab lab =
        new Lab(
            request ->
                new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build())) {
      fails(
          lab,
          lab.options().readTimeout(Duration.ofMillis(50)),
          lab.registry(),
          "no answer came in time. Try again; if it happens again, raise the time-outs or check "
              + lab.registry()
              + " (GET http://"
              + lab.registry()
              + "/v2/)");
    }
  }

  @Test
  void aConnectionThatBreaksOff() {
    try (Lab lab =
        new Lab(
            request ->
                new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build())) {
      fails(
          lab,
          lab.options(),
          lab.registry(),
          "the connection broke off. Try again; if it happens again, raise the time-outs or check "
              + lab.registry()
              + " (GET http://"
              + lab.registry()
              + "/v2/)");
    }
  }

  @Test
  void aBodyThatBreaksOffNamesTheRegistry() throws IOException {
    try (Lab lab =
        new Lab(
            request ->
                Lab.ok("content")
                    .newBuilder()
                    .setHeader("Content-Length", 100)
                    .onResponseEnd(new SocketEffect.CloseSocket())
                    .build())) {
      HttpPipeline pipeline = lab.pipeline();
      Operation operation = pipeline.operation();
      var answer =
          operation.execute(lab.api(pipeline).get("/v2/", operation.call("Could not read x")));
      try (var body = answer.body()) {
        assertThatThrownBy(() -> body.string())
            .isInstanceOfSatisfying(
                IOException.class,
                e ->
                    assertThat(operation.failure("Could not read layer 1", e))
                        .isInstanceOf(TransportException.class)
                        .hasMessage(
                            "Could not read layer 1: the connection broke off. Try again; if it"
                                + " happens again, raise the time-outs or check "
                                + lab.registry()));
      }
    }
  }

  @Test
  void aCertificateThatNobodyTrusts() {
    try (Lab lab = new Lab(tls(certificate("localhost").build()), NetworkFailureTest::ok)) {
      String host = "localhost:" + lab.server.getPort();
      fails(
          lab,
          lab.options().addHttps(host),
          host,
          "the certificate is not signed by an authority that is trusted here. Give the client the"
              + " certificate authority that signed the certificate of "
              + host
              + " (GET https://"
              + host
              + "/v2/)");
    }
  }

  @Test
  void aCertificateForAnotherName() {
    HeldCertificate other = certificate("other.example").build();
    try (Lab lab = new Lab(tls(other), NetworkFailureTest::ok)) {
      String host = "localhost:" + lab.server.getPort();
      fails(
          lab,
          lab.options().addHttps(host).addCertificateAuthorities(other.certificate()),
          host,
          "the certificate is for another host name. Use the host name that the certificate of "
              + host
              + " was issued for (GET https://"
              + host
              + "/v2/)");
    }
  }

  @Test
  void aCertificateThatHasExpired() {
    HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
    HeldCertificate old =
        certificate("localhost").validityInterval(0, 1000).signedBy(authority).build();
    try (Lab lab = new Lab(tls(old), NetworkFailureTest::ok)) {
      String host = "localhost:" + lab.server.getPort();
      fails(
          lab,
          lab.options().addHttps(host).addCertificateAuthorities(authority.certificate()),
          host,
          "the certificate has expired. Check the address of "
              + host
              + " and any proxy in between (GET https://"
              + host
              + "/v2/)");
    }
  }

  @Test
  void plainHttpWhereTlsIsExpected() throws IOException {
    withoutTls(
        "HTTP/1.1 400 Bad Request\r\n\r\n",
        "the answer is not TLS. %1$s seems to speak plain HTTP; if you mean that, switch it on for"
            + " this host (GET https://%1$s/v2/)");
  }

  @Test
  void aServerThatClosesInsteadOfSpeakingTls() throws IOException {
    withoutTls(
        "",
        "the connection was closed where TLS should begin. Check the host and port, and that the"
            + " registry is running (GET https://%1$s/v2/)");
  }

  private static void withoutTls(String answer, String message) throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Lab lab = new Lab(NetworkFailureTest::ok)) {
      Thread server = new Thread(() -> answer(plain, answer));
      server.setDaemon(true);
      server.start();
      String host = "localhost:" + plain.getLocalPort();
      fails(lab, lab.options().addHttps(host), host, message.formatted(host));
    }
  }

  private static void answer(ServerSocket plain, String answer) {
    try (Socket socket = plain.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void tlsWherePlainHttpIsExpected() {
    try (Lab lab = new Lab(tls(certificate("localhost").build()), NetworkFailureTest::ok)) {
      String host = "localhost:" + lab.server.getPort();
      fails(
          lab,
          lab.options(),
          host,
          "the answer is not HTTP. "
              + host
              + " speaks HTTPS; do not switch on plain HTTP for this host, and add it to the https"
              + " hosts of HttpOptions if it is on this machine (GET http://"
              + host
              + "/v2/)");
    }
  }

  @Test
  void tlsOfAServerWrittenInGoWherePlainHttpIsExpected() {
    try (Lab lab =
        new Lab(
            request ->
                new MockResponse.Builder()
                    .code(400)
                    .body("Client sent an HTTP request to an HTTPS server.\n")
                    .build())) {
      HttpPipeline pipeline = lab.pipeline();
      assertThatThrownBy(() -> lab.get(pipeline, "/v2/"))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "Could not read /v2/: the answer is from a server that speaks HTTPS. %1$s speaks"
                  + " HTTPS; do not switch on plain HTTP for this host, and add it to the https hosts"
                  + " of HttpOptions if it is on this machine (GET http://%1$s/v2/ answered 400)",
              lab.registry());
    }
  }
}
