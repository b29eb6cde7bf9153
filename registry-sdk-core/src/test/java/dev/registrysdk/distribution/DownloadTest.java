package dev.registrysdk.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.IncomingRequest;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Downloads that do not go smoothly, and downloads of a part. */
class DownloadTest {
  private static final byte[] CONTENT = content();
  private static final Descriptor DESCRIPTOR = Descriptor.of(MediaType.OCI_LAYER, CONTENT);

  private RemoteFixture remote = RemoteFixture.start();

  @BeforeEach
  void blobAtTheRegistry() {
    remote.repository.putBlob(Blob.of(DESCRIPTOR, CONTENT));
    remote.server.clearRequests();
  }

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void connectionThatBreaksAfterTheLastByteDoesNoHarm() throws IOException {
    remote.server.intercept(
        (request, next) ->
            whole(request)
                ? next.proceed()
                    .withHeader("Content-Length", String.valueOf(CONTENT.length + 7))
                    .withEffect(Reply.Effect.DISCONNECT_AFTER)
                : next.proceed());

    assertThat(read()).isEqualTo(CONTENT);
    assertThat(remote.server.requestCount()).isEqualTo(1);
  }

  @Test
  void downloadStartsAgainWhenTheRestIsRefused() throws IOException {
    remote.server.intercept(
        Interceptor.always(request -> request.header("Range").isPresent(), Reply.status(416)));
    breakOffOnce();

    assertThat(read()).isEqualTo(CONTENT);
  }

  @Test
  void restOfAnotherPlaceIsNotTaken() {
    remote.server.intercept(
        (request, next) ->
            whole(request)
                ? next.proceed().withEffect(Reply.Effect.TRUNCATE_BODY)
                : next.proceed().withHeader("Content-Range", "bytes 7-199999/200000"));

    assertThatThrownBy(this::read).isInstanceOf(RegistryIOException.class);
    assertThat(remote.server.requestCount()).isLessThanOrEqualTo(5);
  }

  @Test
  void bodyThatIsTooLongIsRefused() {
    remote.server.intercept(
        (request, next) -> next.proceed().withBody(new String(CONTENT, UTF_8) + "x"));

    assertThatThrownBy(this::read).hasCauseInstanceOf(IntegrityException.class);
  }

  @Test
  void partBeyondTheEndIsEmptyAtARegistryWithoutRanges() throws IOException {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.RANGE));
    blobAtTheRegistry();

    assertThat(part(300_000, 4)).isEmpty();
  }

  @Test
  void partWithoutAnEndReachesToTheEnd() throws IOException {
    assertThat(part(199_990, Long.MAX_VALUE)).hasSize(10);
  }

  @Test
  void partOfAnotherPlaceIsRefused() {
    remote.server.intercept(
        (request, next) -> next.proceed().withHeader("Content-Range", "bytes 0-3/200000"));

    assertThatThrownBy(() -> part(3, 4))
        .isInstanceOf(IntegrityException.class)
        .hasMessage(
            "Could not read a part of blob "
                + DESCRIPTOR.digest()
                + " of "
                + remote.repository
                + ": the registry sent another part than the one asked for. Use another way: this"
                + " place does not offer the operation");
  }

  @Test
  void partWithoutBytesIsRefused() {
    assertThatThrownBy(() -> part(3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A part begins at 0 or later and has at least 1 byte, not 0 bytes from 3");
  }

  private void breakOffOnce() {
    remote.server.intercept(
        new Interceptor() {
          private boolean broken;

          @Override
          public synchronized Reply intercept(IncomingRequest request, Next next)
              throws InterruptedException {
            Reply reply = next.proceed();
            boolean first = !broken;
            broken = true;
            return first ? reply.withEffect(Reply.Effect.TRUNCATE_BODY) : reply;
          }
        });
  }

  private static boolean whole(IncomingRequest request) {
    return request.header("Range").isEmpty();
  }

  private byte[] read() throws IOException {
    try (InputStream in = remote.repository.blob(DESCRIPTOR).open()) {
      return in.readAllBytes();
    }
  }

  private byte[] part(long offset, long length) throws IOException {
    try (InputStream in = remote.repository.openRange(DESCRIPTOR.digest(), offset, length)) {
      return in.readAllBytes();
    }
  }

  private static byte[] content() {
    byte[] content = new byte[200_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) ('a' + i % 23);
    }
    return content;
  }
}
