package dev.registrysdk.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.CredentialProvider;
import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.StorageException;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
  private static final HeldCertificate AUTHORITY =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Lab").build();
  private static final HeldCertificate SERVER =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("localhost")
          .signedBy(AUTHORITY)
          .build();

  private static Lab lab(Lab.Setup more) {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(SERVER)
            .addTrustedCertificate(AUTHORITY.certificate())
            .build();
    return new Lab(
        server -> {
          server.useHttps(certificates.sslSocketFactory());
          more.apply(server);
        },
        request -> Lab.ok(request.getVersion()));
  }

  private static String text(Lab lab, HttpOptions.Builder options) {
    String host = "localhost:" + lab.server.getPort();
    HttpPipeline pipeline =
        lab.pipeline(options.addHttps(host).build(), CredentialProvider.anonymous());
    Operation operation = pipeline.operation();
    return Lab.text(
        operation.execute(
            pipeline.service(Lab.Api.class, host).get("/v2/", operation.call("Could not read"))));
  }

  @Test
  void authoritiesInTheOptionsAreTrusted() {
    try (Lab lab = lab(server -> server.setProtocols(List.of(Protocol.HTTP_1_1)))) {
      assertThat(text(lab, lab.options().addCertificateAuthorities(AUTHORITY.certificate())))
          .isEqualTo("HTTP/1.1");
    }
  }

  @Test
  void http2IsSpokenWhereItIsOffered() {
    try (Lab lab = lab(server -> {})) {
      assertThat(text(lab, lab.options().addCertificateAuthorities(AUTHORITY.certificate())))
          .isEqualTo("HTTP/2");
    }
  }

  @Test
  void checksAreSkippedForTheNamedHostOnly() {
    try (Lab lab = lab(server -> {});
        Lab other = lab(server -> {})) {
      HttpOptions.Builder options =
          lab.options().addSkipTlsVerification("localhost:" + lab.server.getPort());
      assertThat(text(lab, options)).isEqualTo("HTTP/2");
      assertThatThrownBy(() -> text(other, options)).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void theClientsCertificateIsShown() {
    HeldCertificate client =
        new HeldCertificate.Builder().commonName("ci").signedBy(AUTHORITY).build();
    try (Lab lab = lab(server -> server.requireClientAuth())) {
      ClientCertificate mine =
          new ClientCertificate(client.keyPair().getPrivate(), List.of(client.certificate()));
      text(
          lab,
          lab.options().addCertificateAuthorities(AUTHORITY.certificate()).clientCertificate(mine));
      assertThat(requireNonNull(lab.requests.get(0).getHandshake()).peerPrincipal())
          .hasToString("CN=ci");
      assertThat(mine).hasToString("ClientCertificate[key=[redacted], subject=CN=ci]");
    }
  }

  @Test
  void aRegistryCannotRedirectFromHttpsToPlainHttp() {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder().heldCertificate(SERVER).build();
    try (Lab plain = new Lab(request -> Lab.ok("blob"));
        Lab lab =
            new Lab(
                server -> server.useHttps(certificates.sslSocketFactory()),
                request -> Lab.redirect(307, "http://" + plain.registry() + "/x"))) {
      assertThatThrownBy(
              () -> text(lab, lab.options().addCertificateAuthorities(AUTHORITY.certificate())))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("it leads from HTTPS to plain HTTP, to localhost");
      assertThat(plain.requests).isEmpty();
    }
  }

  @Test
  void certificatesAreReadFromPemFiles(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("ca.pem");
    Files.writeString(file, AUTHORITY.certificatePem() + SERVER.certificatePem());
    assertThat(PemCertificates.read(file))
        .containsExactly(AUTHORITY.certificate(), SERVER.certificate());
  }

  @Test
  void filesWithoutCertificatesAreNamed(@TempDir Path directory) throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    assertThatThrownBy(() -> PemCertificates.read(empty))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "Could not read certificates from "
                + empty
                + ": the file holds none. Check the path and its permissions");
    Path garbage = Files.writeString(directory.resolve("garbage.pem"), "garbage");
    assertThatThrownBy(() -> PemCertificates.read(garbage))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("the file does not hold certificates in PEM form");
    assertThatThrownBy(() -> PemCertificates.read(directory.resolve("none.pem")))
        .isInstanceOf(StorageException.class);
  }

  @Test
  void aProxyIsAskedAndShownItsOwnCredentials() {
    try (Lab proxy =
        new Lab(
            request ->
                request.getHeaders().get("Proxy-Authorization") == null
                    ? new MockResponse.Builder()
                        .code(407)
                        .addHeader("Proxy-Authenticate", "Basic realm=x")
                        .build()
                    : Lab.ok("content"))) {
      ProxySettings settings =
          ProxySettings.builder()
              .host(proxy.server.getHostName())
              .port(proxy.server.getPort())
              .credentials((Credentials.Basic) Credentials.basic("me", "s3cret"))
              .build();
      HttpOptions options =
          proxy.options().proxy(settings).addPlainHttp("registry.example").build();
      HttpPipeline pipeline = proxy.pipeline(options, CredentialProvider.anonymous());
      Operation operation = pipeline.operation();
      operation.execute(
          pipeline
              .service(Lab.Api.class, "registry.example")
              .get("/v2/", operation.call("Could not read")));
      assertThat(proxy.lines())
          .containsExactly("GET http://registry.example/v2/", "GET http://registry.example/v2/");
    }
  }

  @Test
  void loopbackIsNeverSentToAProxy() {
    try (Lab lab = new Lab(request -> Lab.ok("content"));
        Lab proxy = new Lab(request -> Lab.ok("proxy"))) {
      ProxySettings settings = ProxySettings.of(proxy.server.getHostName(), proxy.server.getPort());
      HttpPipeline pipeline =
          lab.pipeline(lab.options().proxy(settings).build(), CredentialProvider.anonymous());
      assertThat(lab.text(pipeline, "/v2/")).isEqualTo("content");
    }
  }

  @Test
  void credentialsAreNotSentOverPlainHttp() {
    TokenLab registry = new TokenLab();
    registry.tokenService = request -> Lab.status(401);
    try (Lab proxy = new Lab(registry)) {
      HttpOptions options =
          proxy
              .options()
              .addPlainHttp("registry.example")
              .proxy(ProxySettings.of(proxy.server.getHostName(), proxy.server.getPort()))
              .build();
      HttpPipeline pipeline =
          proxy.pipeline(
              options,
              CredentialProvider.of("registry.example", Credentials.basic("me", "s3cret")));
      Operation operation = pipeline.operation();
      Lab.Api api = pipeline.service(Lab.Api.class, "registry.example");
      assertThatThrownBy(() -> operation.send(api.get("/v2/", operation.call("Could not read x"))))
          .hasMessageStartingWith(
              "Could not read x: credentials are not sent over plain HTTP, so none were shown to"
                  + " registry.example. registry.example speaks HTTPS; do not switch on plain HTTP"
                  + " for this host");
      assertThat(proxy.shown()).containsOnly("null");
    }
  }
}
