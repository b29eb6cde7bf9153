package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.NOTHING;
import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.Client.digest;
import static dev.registrysdk.testing.Client.location;
import static dev.registrysdk.testing.Client.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpoolTest {
  private static final String LARGE = "0123456789 and more than sixteen bytes";
  private static final String BLOB = "/v2/acme/web/blobs/" + digest(LARGE);

  private final InMemoryRegistry registry = InMemoryRegistry.builder().keepInMemoryUpTo(16).start();
  private final Client client = new Client(registry);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void bodyAboveTheLimitIsInAFile() {
    List<Content> seen = new CopyOnWriteArrayList<>();
    registry.intercept(
        (request, next) -> {
          seen.add(request.content());
          return next.proceed();
        });

    client.send("POST", upload(LARGE), bytes(LARGE));
    client.send("POST", upload("sixteen bytes..."), bytes("sixteen bytes..."));
    client.stream("POST", upload(LARGE), bytes(LARGE));

    assertThat(seen)
        .extracting(content -> content.pieces().get(0).getClass().getSimpleName())
        .containsExactly("Region", "Memory", "Region");
  }

  @Test
  void largeBlobIsServedWholeAndInRanges() {
    client.send("POST", upload(LARGE), bytes(LARGE));

    assertThat(text(client.get(BLOB))).isEqualTo(LARGE);
    assertThat(text(client.get(BLOB, "Range", "bytes=11-13"))).isEqualTo("and");
    assertThat(text(client.get(BLOB, "Range", "bytes=-5"))).isEqualTo("bytes");
    assertThat(registry.blob("acme/web", digest(LARGE))).hasValue(bytes(LARGE));
    assertThat(registry.bytesReceived()).isEqualTo(LARGE.length());
    assertThat(registry.bytesSent()).isEqualTo(LARGE.length() + 3 + 5);
  }

  @Test
  void chunksGoToOneFileWhenTogetherTheyAreLarge() {
    String upload = client.openUpload("acme/web");
    for (int i = 0; i < LARGE.length(); i += 10) {
      String chunk = LARGE.substring(i, Math.min(LARGE.length(), i + 10));
      upload = location(client.stream("PATCH", upload, bytes(chunk)));
    }
    client.send("PUT", upload + "&digest=" + digest(LARGE), NOTHING);

    assertThat(text(client.get(BLOB))).isEqualTo(LARGE);
    assertThat(registry.spooledFiles()).isEqualTo(1);
  }

  @Test
  void largeChunksAreJoinedInTheFileOfTheFirst() {
    String upload = client.openUpload("acme/web");
    upload = location(client.send("PATCH", upload, bytes(LARGE.substring(0, 17))));
    client.send("PUT", upload + "&digest=" + digest(LARGE), bytes(LARGE.substring(17)));

    assertThat(text(client.get(BLOB))).isEqualTo(LARGE);
    assertThat(registry.spooledFiles()).isEqualTo(1);
  }

  @Test
  void fileGoesWithTheLastBlobThatIsInIt() {
    client.send("POST", upload(LARGE), bytes(LARGE));
    client.send(
        "POST", "/v2/acme/copy/blobs/uploads/?mount=" + digest(LARGE) + "&from=acme/web", NOTHING);

    client.send("DELETE", BLOB, NOTHING);
    assertThat(registry.spooledFiles()).isEqualTo(1);
    assertThat(text(client.get("/v2/acme/copy/blobs/" + digest(LARGE)))).isEqualTo(LARGE);

    registry.deleteBlob("acme/copy", digest(LARGE));
    assertThat(registry.spooledFiles()).isZero();
  }

  @Test
  void blobThatIsPushedAgainCanStillBeReadByOthers() {
    client.send("POST", upload(LARGE), bytes(LARGE));
    registry.intercept(
        (request, next) -> {
          Reply reply = next.proceed();
          if (request.method().equals("GET")) {
            client.send("POST", upload(LARGE), bytes(LARGE));
          }
          return reply;
        });

    assertThat(text(client.get(BLOB))).isEqualTo(LARGE);
    assertThat(registry.spooledFiles()).isEqualTo(1);
  }

  @Test
  void corruptedBlobIsRightAgainWhenItIsPushedAgain() {
    client.send("POST", upload(LARGE), bytes(LARGE));
    registry.corruptBlob("acme/web", digest(LARGE), bytes("other"));
    assertThat(text(client.get(BLOB))).isEqualTo("other");

    client.send("POST", upload(LARGE), bytes(LARGE));
    assertThat(text(client.get(BLOB))).isEqualTo(LARGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blobThatIsDeletedWhenItsAnswerIsMadeIsSentWhole(boolean http2) {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder().keepInMemoryUpTo(16).https();
    try (InMemoryRegistry other = (http2 ? builder.http2() : builder).start()) {
      Client tls = new Client(other, TlsClient.http2(other.certificate()));
      tls.send("POST", upload(LARGE), bytes(LARGE));
      other.intercept(
          (request, next) -> {
            Reply reply = next.proceed();
            other.deleteBlob("acme/web", digest(LARGE));
            return reply;
          });

      assertThat(text(tls.get(BLOB))).isEqualTo(LARGE);
      assertThat(other.spooledFiles()).isZero();
      assertThat(tls.get(BLOB).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void blobThatIsDeletedWhileItIsSentIsSentWhole() throws IOException {
    String large = "0123456789".repeat(2_000_000);
    client.send("POST", upload(large), bytes(large));
    try (RawConnection connection = new RawConnection(registry.url().getPort())) {
      connection
          .send("GET /v2/acme/web/blobs/" + digest(large) + " HTTP/1.1\r\nHost: x\r\n\r\n")
          .end();
      connection.readUntil("\r\n\r\n");
      registry.deleteBlob("acme/web", digest(large));
      assertThat(registry.spooledFiles()).isEqualTo(1);

      assertThat(connection.readAll()).isEqualTo(large);
      assertThat(registry.spooledFiles()).isZero();
    }
  }

  @Test
  void deletedBlobIsNotKeptForAnAnswerThatIsNotSent() {
    client.send("POST", upload(LARGE), bytes(LARGE));
    registry.intercept(
        (request, next) -> {
          Reply reply = next.proceed();
          return request.method().equals("GET") ? reply.withEffect(Reply.Effect.DISCONNECT) : reply;
        });

    client.send("HEAD", BLOB, NOTHING);
    assertThatThrownBy(() -> client.get(BLOB)).isInstanceOf(Client.Disconnected.class);
    registry.deleteBlob("acme/web", digest(LARGE));

    assertThat(registry.spooledFiles()).isZero();
  }

  @Test
  void answerWhoseContentIsGoneIsAnError() {
    client.send("POST", upload(LARGE), bytes(LARGE));
    List<Reply> kept = new CopyOnWriteArrayList<>();
    registry.intercept(
        (request, next) -> {
          kept.add(next.proceed());
          return kept.get(0);
        });
    assertThat(text(client.get(BLOB))).isEqualTo(LARGE);
    registry.deleteBlob("acme/web", digest(LARGE));

    HttpResponse<byte[]> response = client.get(BLOB);

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(text(response)).contains("This content was in a temporary file, which is deleted");
  }

  @Test
  void blobIsReadWholeWhileItIsDeleted() {
    client.send("POST", upload(LARGE), bytes(LARGE));
    StoredRepository repository = registry.stored("acme/web");

    Optional<String> read =
        repository.readBlob(
            digest(LARGE),
            content -> {
              repository.removeBlob(digest(LARGE));
              return content.utf8();
            });

    assertThat(read).hasValue(LARGE);
    assertThat(registry.spooledFiles()).isZero();
  }

  @Test
  void blobThatIsPushedToARepositoryThatIsJustRemovedLeavesNoFile() {
    Spool spool = new Spool(4);
    Repositories repositories = new Repositories(Settings.everything());
    ContentCollector collector = new ContentCollector(spool);
    collector.write(bytes("12345"), 0, 5);
    Content content = collector.finish();
    StoredRepository found = repositories.forPush("acme/web");

    repositories.remove("acme/web");
    found.putBlob(digest("12345"), content);
    content.release();

    assertThat(spool.fileCount()).isZero();
    spool.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bodyThatCannotBeKeptIsAnError(boolean http2) throws IOException {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder().keepInMemoryUpTo(16).https();
    try (InMemoryRegistry other = (http2 ? builder.http2() : builder).start()) {
      Client tls = new Client(other, TlsClient.http2(other.certificate()));
      tls.send("POST", upload(LARGE), bytes(LARGE));
      loseFiles(other);

      HttpResponse<byte[]> response = tls.send("POST", upload("x" + LARGE), bytes("x" + LARGE));

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(text(response))
          .startsWith(
              "{\"errors\":[{\"code\":\"UNKNOWN\",\"message\":\"the body of the request cannot be"
                  + " kept: Cannot make a temporary file for content of more than 16 bytes: ");
      assertThat(tls.get("/v2/").statusCode()).isEqualTo(200);
      assertThat(other.spooledFiles()).isEqualTo(1);
    }
  }

  @Test
  void uploadWhoseChunkCannotBeKeptIsOver() throws IOException {
    String upload = client.openUpload("acme/web");
    client.send("PATCH", upload, bytes(LARGE));
    loseFiles(registry);

    HttpResponse<byte[]> response = client.send("PATCH", upload, bytes("more"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(text(response)).contains("Cannot write a temporary file: ");
    assertThat(registry.openUploads()).isEmpty();
    assertThat(registry.spooledFiles()).isZero();
    assertThat(client.get(upload).statusCode()).isEqualTo(404);
  }

  /** Deletes the directory of the temporary files, as if the disk had failed. */
  private static void loseFiles(InMemoryRegistry registry) throws IOException {
    List<Path> files = new ArrayList<>(registry.leftovers().files());
    Collections.reverse(files);
    for (Path file : files) {
      Files.delete(file);
    }
  }

  @Test
  void contentIsNotKeptOnceItsFileIsGone() {
    Spool spool = new Spool(4);
    ContentCollector collector = new ContentCollector(spool);
    collector.write(bytes("12345"), 0, 5);
    Content content = collector.finish();

    content.retain().release();
    content.release();
    assertThatThrownBy(content::retain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("This content was in a temporary file, which is deleted: ");
    spool.close();
  }

  @Test
  void fileGoesWithItsUploadOrItsRequest() {
    String cancelled = client.openUpload("acme/web");
    client.send("PATCH", cancelled, bytes(LARGE));
    assertThat(registry.spooledFiles()).isEqualTo(1);
    client.send("DELETE", cancelled, NOTHING);
    String wrong = client.openUpload("acme/web");
    client.send("PUT", wrong + "&digest=" + digest("other"), bytes(LARGE));
    client.send("PATCH", "/v2/acme/web/blobs/uploads/unknown", bytes(LARGE));
    client.send("POST", upload(LARGE), bytes(LARGE));
    registry.corruptBlob("acme/web", digest(LARGE), bytes("small"));

    assertThat(registry.spooledFiles()).isZero();
  }

  @Test
  void closedRegistryTellsWhereItsLargeContentWas() {
    String small = registry.putBlob("acme/web", bytes("small"));
    client.send("POST", upload(LARGE), bytes(LARGE));
    registry.close();

    assertThat(registry.blob("acme/web", small)).hasValue(bytes("small"));
    assertThat(registry.hasBlob("acme/web", digest(LARGE))).isTrue();
    assertThatThrownBy(() -> registry.blob("acme/web", digest(LARGE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "This content was in a temporary file, which is gone since the server was closed."
                + " Read it before, or let the server keep more in memory: keepInMemoryUpTo(…)");
  }

  @Test
  void bodyInAFileIsGoneWhenItsRequestIsAnswered() {
    List<IncomingRequest> kept = new CopyOnWriteArrayList<>();
    registry.intercept(
        (request, next) -> {
          kept.add(request);
          assertThat(request.body()).isEqualTo(bytes(LARGE));
          return Reply.status(418);
        });
    assertThat(client.send("PUT", "/v2/", bytes(LARGE)).statusCode()).isEqualTo(418);

    assertThat(kept.get(0).bodySize()).isEqualTo(LARGE.length());
    assertThatThrownBy(() -> kept.get(0).body())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "This content was in a temporary file, which is deleted: a blob is readable until it"
                + " is removed, the body of a request until the request is answered");
  }

  @Test
  void negativeLimitIsRefused() {
    InMemoryRegistryBuilder builder = InMemoryRegistry.builder();

    assertThatThrownBy(() -> builder.keepInMemoryUpTo(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Bodies of up to -1 bytes cannot be kept in memory, use 0 or more");
  }

  @Test
  void manifestsWorkWithoutAnyMemory() {
    try (InMemoryRegistry other = InMemoryRegistry.builder().keepInMemoryUpTo(0).start()) {
      new Client(other).putManifest("acme/web", "1", Client.OCI_MANIFEST, "{\"layers\":[]}");

      assertThat(other.manifest("acme/web", "1")).isPresent();
      assertThat(other.spooledFiles()).isZero();
    }
  }

  private static String upload(String content) {
    return "/v2/acme/web/blobs/uploads/?digest=" + digest(content);
  }
}
