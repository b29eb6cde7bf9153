package dev.registrysdk.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter.BlobResult;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.IncomingRequest;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.RegistryAuth;
import dev.registrysdk.testing.Reply;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Uploads that do not go smoothly. */
class UploadTest {
  private static final byte[] CONTENT = "0123456789".getBytes(UTF_8);
  private static final Descriptor DESCRIPTOR = Descriptor.of(MediaType.OCI_LAYER, CONTENT);
  private static final Blob BLOB = Blob.of(DESCRIPTOR, CONTENT);

  private final AtomicInteger opened = new AtomicInteger();
  private RemoteFixture remote = RemoteFixture.startPersistent();

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void blobThatIsNotAtItsSourceIsNotLookedForAgain() {
    Blob lost = failing(new NotFoundException(Failure.of("The source has no such blob").build()));

    assertThatThrownBy(() -> remote.repository.putBlob(lost))
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith("The source has no such blob");
    assertThat(opened).hasValue(1);
  }

  @Test
  void sourceThatIsDownIsNotAskedAgainForTheSakeOfTheTarget() {
    Blob down = failing(new TransportException(Failure.of("Source down").status(503).build()));

    assertThatThrownBy(() -> remote.repository.putBlob(down))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Source down");
    assertThat(opened).hasValue(1);
  }

  @Test
  void sourceThatBreaksOffInTheMiddleIsToldAsTheSourcesFailure() {
    byte[] large = new byte[1 << 20];
    RegistryException broken =
        new TransportException(Failure.of("Source broke off").build(), new EOFException());
    Blob half =
        Blob.of(
            Descriptor.of(MediaType.OCI_LAYER, large),
            () -> {
              opened.incrementAndGet();
              return new SequenceInputStream(
                  new ByteArrayInputStream(large, 0, large.length / 2), new Broken(broken));
            });

    assertThatThrownBy(() -> remote.repository.putBlob(half)).isSameAs(broken);
    assertThat(opened).hasValue(1);
  }

  @Test
  void sourceThatCannotBeReadIsNamed() {
    Blob unreadable =
        Blob.of(
            DESCRIPTOR,
            () -> {
              throw new IOException("cable pulled");
            });

    assertThatThrownBy(() -> remote.repository.putBlob(unreadable))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("Could not read " + DESCRIPTOR.digest() + " to upload it: ");
  }

  @Test
  void chunksOfALostSourceAreNotStartedAgain() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.chunkSize(4));
    Blob lost = failing(new NotFoundException(Failure.of("The source has no such blob").build()));

    assertThatThrownBy(() -> remote.repository.putBlob(lost)).isInstanceOf(NotFoundException.class);
    assertThat(opened).hasValue(1);
  }

  @Test
  void brokenRequestIsSentAgainWithItsContentFromTheStart() {
    List<Long> progress = new CopyOnWriteArrayList<>();
    remote.server.intercept(
        Interceptor.first(
            1, UploadTest::put, Reply.status(201).withEffect(Reply.Effect.DISCONNECT)));

    assertThat(remote.repository.putBlob(BLOB.observedBy(progress::add)))
        .isEqualTo(BlobResult.WRITTEN);
    assertThat(progress).containsExactly(10L, 10L);
  }

  @Test
  void contentThatWasSpoiltOnTheWayIsSentOnceMore() {
    remote.server.intercept(
        Interceptor.first(1, UploadTest::put, Reply.error(400, "DIGEST_INVALID", "spoilt")));

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
  }

  @Test
  void contentThatIsAlwaysSpoiltIsSentTwiceOnly() {
    remote.server.intercept(
        Interceptor.always(UploadTest::put, Reply.error(400, "DIGEST_INVALID", "spoilt")));

    assertThatThrownBy(() -> remote.repository.putBlob(BLOB)).isInstanceOf(RejectedException.class);
    assertThat(remote.server.requests(call -> call.method().equals("PUT"))).hasSize(2);
  }

  @Test
  void uploadThatTheRegistryCallsInvalidIsStartedAgain() {
    remote.server.intercept(
        Interceptor.first(1, UploadTest::put, Reply.error(400, "BLOB_UPLOAD_INVALID", "lost")));

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
  }

  @Test
  void uploadThatWasCreatedIsNotMistakenForAMount() {
    withHeadFirst();
    remote.server.intercept(
        (request, next) ->
            request.method().equals("POST") ? next.proceed().withStatus(201) : next.proceed());

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
  }

  @Test
  void lookThatIsDeniedDoesNotEndAnUpload() {
    withHeadFirst();
    remote.server.intercept(
        Interceptor.always(request -> request.method().equals("HEAD"), Reply.status(403)));

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
  }

  @Test
  void chunksThatAreNeverInStepAreGivenUp() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.chunkSize(4));
    remote.server.intercept(
        Interceptor.always(
            request -> request.method().equals("PATCH"), Reply.error(416, "RANGE_INVALID", "no")));

    assertThatThrownBy(() -> remote.repository.putBlob(BLOB)).isInstanceOf(RejectedException.class);
    assertThat(remote.server.requests(call -> call.method().equals("PATCH"))).hasSize(11);
  }

  @Test
  void registryThatClaimsToHaveMoreThanTheBlobIsNotBelieved() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.chunkSize(4));
    remote.server.intercept(
        (request, next) ->
            switch (request.method()) {
              case "PATCH" -> Reply.error(416, "RANGE_INVALID", "out of step");
              case "GET" -> next.proceed().withHeader("Range", "0-4999");
              default -> next.proceed();
            });

    assertThatThrownBy(() -> remote.repository.putBlob(BLOB))
        .isInstanceOf(RejectedException.class)
        .hasMessageContaining("RANGE_INVALID: out of step");
  }

  @Test
  void chunksAreBelievedByTheirStatusAndNotByTheirRange() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.chunkSize(4));
    remote.server.intercept(
        (request, next) ->
            request.method().equals("PATCH")
                ? next.proceed().withStatus(201).withHeader("Range", "bytes=0-3")
                : next.proceed());

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
  }

  @Test
  void stateInTheUploadsAddressStaysAsItIs() {
    String state = "x=a%2Bb+c~d%7Ce|f%2Fg/==&y&z=&w=%zz";
    AtomicReference<String> query = new AtomicReference<>("");
    remote.server.intercept(
        (request, next) -> {
          if (put(request)) {
            query.set(request.query());
          }
          Reply reply = next.proceed();
          return request.method().equals("POST")
              ? reply.withHeader("Location", reply.header("Location").orElse("") + "&" + state)
              : reply;
        });

    remote.repository.putBlob(BLOB);

    assertThat(query.get()).contains("&" + state + "&digest=");
  }

  @Test
  void credentialsAreNotSentToAnotherHostThatTakesTheUpload() {
    remote.close();
    remote = RemoteFixture.start(server -> server.auth(RegistryAuth.basic("ann", "secret")));
    AtomicReference<Optional<String>> authorization = new AtomicReference<>(Optional.of("none"));
    try (InMemoryRegistry storage = InMemoryRegistry.start()) {
      storage.intercept(
          (request, next) -> {
            authorization.set(request.header("Authorization"));
            return Reply.status(201);
          });
      remote.server.intercept(
          (request, next) ->
              request.method().equals("POST")
                  ? next.proceed().withHeader("Location", storage.url() + "up?signature=1")
                  : next.proceed());

      assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
    }
    assertThat(authorization.get()).isEmpty();
  }

  private void withHeadFirst() {
    remote.close();
    remote =
        RemoteFixture.start(
            server -> server.without(Feature.MOUNT),
            TransferOptions.builder().headBeforeUpload(true).build());
  }

  private Blob failing(RegistryException failure) {
    return Blob.of(
        DESCRIPTOR,
        () -> {
          opened.incrementAndGet();
          throw new RegistryIOException(failure);
        });
  }

  private static boolean put(IncomingRequest request) {
    return request.method().equals("PUT");
  }

  private static final class Broken extends InputStream {
    private final RegistryException failure;

    Broken(RegistryException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw new RegistryIOException(failure);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw new RegistryIOException(failure);
    }
  }
}
