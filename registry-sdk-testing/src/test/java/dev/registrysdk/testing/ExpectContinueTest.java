package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.RequestPattern.anyRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that wait with the body until they are asked for it. */
final class ExpectContinueTest {
  private static final String WAITING =
      " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n";
  private static final String POST =
      "POST /v2/acme/web/blobs/uploads/?digest=" + digest("layer") + WAITING;
  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  @ParameterizedTest
  @CsvSource({
    "PUT, /v2/acme/web/blobs/uploads/1, 404",
    "PATCH, /v2/acme/web/blobs/uploads/1, 404",
    "PUT, /v2/ACME/manifests/1, 400",
    "PUT, /v2/acme/web/manifests/-1, 400",
    "PUT, /v2/acme/web/manifests/1, 400",
    "POST, /v2/acme/web/blobs/uploads/?digest=sha256:1, 400",
    "PUT, /elsewhere, 404"
  })
  void refusalThatNeedsNoBodyComesAtOnce(String method, String path, int status)
      throws IOException {
    try (InMemoryRegistry registry = InMemoryRegistry.start();
        RawConnection connection = connect(registry)) {
      connection.send(method + " " + path + WAITING + "\r\n");

      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 " + status + " ")
          .contains("\r\nConnection: close\r\n");
      assertThat(registry.requests())
          .extracting(RecordedCall::status, RecordedCall::requestBodyBytes)
          .containsExactly(tuple(status, 0L));
    }
  }

  @Test
  void whoHasToSignInIsToldSoFirst() throws IOException {
    try (InMemoryRegistry registry = start(builder -> builder.auth(auth()));
        RawConnection connection = connect(registry)) {
      connection.send(POST + "\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void limitIsKnownFromTheLength() throws IOException {
    try (InMemoryRegistry registry = start(builder -> builder.limit(Limit.UPLOAD_BYTES, 4));
        RawConnection connection = connect(registry)) {
      connection.send(POST + "\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 413 ");
    }
  }

  @Test
  void repositoryThatHasToExistIsMissedFirst() throws IOException {
    try (InMemoryRegistry registry = start(builder -> builder.without(Feature.CREATE_ON_PUSH));
        RawConnection connection = connect(registry)) {
      connection.send(POST + "\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 404 ");
    }
  }

  @Test
  void namespaceOfIbmCloudIsMissedFirst() throws IOException {
    try (InMemoryIcr icr = InMemoryIcr.start();
        RawConnection connection = connect(icr.registry())) {
      connection.send(POST + "\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 401 ");
    }
  }

  @Test
  void bodyOfAnythingElseIsAskedFor() throws IOException {
    try (InMemoryRegistry registry = InMemoryRegistry.start();
        RawConnection connection = connect(registry)) {
      connection.send(POST + "\r\n");
      assertThat(connection.readUntil("\r\n\r\n")).isEqualTo(CONTINUE);
      connection.send("layer");

      assertThat(connection.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 201 ");
    }
  }

  @Test
  void bodyThatCameAlongIsReadAndTheConnectionStays() throws IOException {
    try (InMemoryRegistry registry = start(builder -> builder.auth(auth()));
        RawConnection connection = connect(registry)) {
      connection.send(POST + "\r\nlayerGET /v2/ HTTP/1.1\r\nHost: x\r\n\r\n").end();

      assertThat(connection.readAll()).contains("HTTP/1.1 401 ").contains("}HTTP/1.1 401 ");
      assertThat(registry.requests())
          .extracting(RecordedCall::method, RecordedCall::requestBodyBytes)
          .containsExactly(tuple("POST", 5L), tuple("GET", 0L));
    }
  }

  @Test
  void interceptorSeesTheBody() throws IOException {
    try (InMemoryRegistry registry = start(builder -> builder.auth(auth()));
        RawConnection connection = connect(registry)) {
      registry.intercept((request, next) -> Reply.status(200).withBody(request.body()));
      connection.send(POST + "\r\n");
      assertThat(connection.readUntil("\r\n\r\n")).isEqualTo(CONTINUE);
      connection.send("layer");

      assertThat(connection.readUntil("\r\n\r\nlayer")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void faultComesBeforeTheRefusal() throws IOException {
    try (InMemoryRegistry registry = start(builder -> builder.auth(auth()));
        RawConnection connection = connect(registry)) {
      registry.faults().on(anyRequest()).once().respond(503);
      connection.send(POST + "\r\n");

      assertThat(connection.readAll()).startsWith("HTTP/1.1 503 ");
    }
  }

  private static RegistryAuth auth() {
    return RegistryAuth.basic("ann", "secret");
  }

  private static InMemoryRegistry start(UnaryOperator<InMemoryRegistryBuilder> settings) {
    return settings.apply(InMemoryRegistry.builder()).start();
  }

  private static RawConnection connect(InMemoryRegistry registry) throws IOException {
    return new RawConnection(registry.url().getPort());
  }
}
