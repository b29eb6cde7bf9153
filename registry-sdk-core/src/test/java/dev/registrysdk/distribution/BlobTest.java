package dev.registrysdk.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter.BlobResult;
import dev.registrysdk.testing.Feature;
import dev.registrysdk.testing.IncomingRequest;
import dev.registrysdk.testing.Interceptor;
import dev.registrysdk.testing.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlobTest {
  private static final byte[] CONTENT = "0123456789".getBytes(UTF_8);
  private static final Descriptor DESCRIPTOR = Descriptor.of(MediaType.OCI_LAYER, CONTENT);
  private static final Blob BLOB = Blob.of(DESCRIPTOR, CONTENT);

  private RemoteFixture remote = RemoteFixture.start();

  @AfterEach
  void stop() {
    remote.close();
  }

  @Test
  void uploadedBlobIsServedByItsDigest() throws IOException {
    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);

    assertThat(read(remote.repository.blob(DESCRIPTOR))).isEqualTo(CONTENT);
    assertThat(remote.repository.blobSize(DESCRIPTOR.digest())).isEqualTo(OptionalLong.of(10));
  }

  @Test
  void blobThatIsThereIsNotUploaded() {
    remote.repository.putBlob(BLOB);
    remote.server.clearRequests();

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.EXISTED);
    assertThat(remote.requests()).containsExactly("POST /v2/acme/web/blobs/uploads/");
  }

  @Test
  void existingBlobIsFoundByHeadWhenMountsSayNothing() {
    remote.close();
    remote =
        RemoteFixture.start(
            server -> server.without(Feature.MOUNT),
            TransferOptions.builder().headBeforeUpload(true).build());
    remote.repository.putBlob(BLOB);
    remote.server.clearRequests();

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.EXISTED);
    assertThat(remote.requests()).containsExactly("HEAD /v2/acme/web/blobs/" + DESCRIPTOR.digest());
  }

  @Test
  void blobOfAnotherRepositoryIsMounted() {
    remote.registry.repository("acme/base").putBlob(BLOB);
    remote.server.clearRequests();

    BlobResult result =
        remote.repository.putBlob(remote.registry.repository("acme/base").blob(DESCRIPTOR));

    assertThat(result).isEqualTo(BlobResult.MOUNTED);
    assertThat(remote.requests()).containsExactly("POST /v2/acme/web/blobs/uploads/");
  }

  @Test
  void blobIsUploadedWhenTheMountIsRefused() {
    remote.registry.repository("acme/base").putBlob(BLOB);
    remote.server.intercept(
        Interceptor.first(
            1,
            request -> request.parameter("mount").isPresent(),
            Reply.error(400, "NAME_INVALID", "invalid repository name")));

    BlobResult result =
        remote.repository.putBlob(remote.registry.repository("acme/base").blob(DESCRIPTOR));

    assertThat(result).isEqualTo(BlobResult.WRITTEN);
    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
  }

  @Test
  void mountTellsWhetherTheBlobIsThereNow() {
    remote.registry.repository("acme/base").putBlob(BLOB);

    assertThat(remote.repository.mount(DESCRIPTOR.digest(), "acme/base")).isTrue();
    assertThat(remote.repository.mount(DESCRIPTOR.digest(), "acme/empty")).isFalse();
  }

  @Test
  void blobGoesInChunksWhenAskedTo() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.chunkSize(4));

    remote.repository.putBlob(BLOB);

    assertThat(remote.server.requests(call -> call.method().equals("PATCH")))
        .extracting(call -> call.header("Content-Range").orElse(""))
        .containsExactly("0-3", "4-7", "8-9");
    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
  }

  @Test
  void blobGoesInChunksWhenOneRequestIsTooLarge() {
    remote.server.intercept(
        Interceptor.first(1, request -> request.method().equals("PUT"), Reply.status(413)));

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
  }

  @Test
  void uploadStartsAgainWhenTheRegistryHasForgottenIt() {
    remote.server.intercept(
        Interceptor.first(
            1,
            request -> request.method().equals("PUT"),
            Reply.error(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry")));

    assertThat(remote.repository.putBlob(BLOB)).isEqualTo(BlobResult.WRITTEN);
    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
  }

  @Test
  void chunkOutOfStepGoesOnFromWhereTheRegistryIs() {
    remote.close();
    remote = RemoteFixture.startWith(options -> options.chunkSize(4));
    AtomicInteger patches = new AtomicInteger();
    remote.server.intercept(
        (request, next) -> {
          Reply reply = next.proceed();
          boolean second = request.method().equals("PATCH") && patches.incrementAndGet() == 2;
          return second ? Reply.error(416, "RANGE_INVALID", "invalid content range") : reply;
        });

    remote.repository.putBlob(BLOB);

    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
    assertThat(patches).hasValue(3);
  }

  @Test
  void damagedSourceIsNotUploaded() {
    Blob damaged = Blob.of(DESCRIPTOR, "9876543210".getBytes(UTF_8));

    assertThatThrownBy(() -> remote.repository.putBlob(damaged))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith(
            "Content of " + DESCRIPTOR.digest() + " is damaged: its digest is ");
    assertThat(remote.has(DESCRIPTOR.digest())).isFalse();
  }

  @Test
  void damagedBlobFailsWhenItIsRead() {
    remote.repository.putBlob(BLOB);
    remote.server.corruptBlob(
        "acme/web", DESCRIPTOR.digest().toString(), "0123456780".getBytes(UTF_8));

    assertThatThrownBy(() -> read(remote.repository.blob(DESCRIPTOR)))
        .isInstanceOf(RegistryIOException.class)
        .hasCauseInstanceOf(IntegrityException.class);
  }

  @Test
  void missingBlobIsNamed() {
    assertThatThrownBy(() -> read(remote.repository.blob(DESCRIPTOR)))
        .isInstanceOf(RegistryIOException.class)
        .cause()
        .isInstanceOf(NotFoundException.class)
        .hasMessageStartingWith(
            "Could not read blob "
                + DESCRIPTOR.digest()
                + " of "
                + remote.repository
                + ": BLOB_UNKNOWN: ");
  }

  @Test
  void downloadGoesOnWhereItBrokeOff() throws IOException {
    byte[] large = new byte[200_000];
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER, large);
    remote.repository.putBlob(Blob.of(descriptor, large));
    remote.server.clearRequests();
    AtomicInteger gets = new AtomicInteger();
    remote.server.intercept(
        (request, next) -> {
          Reply reply = next.proceed();
          return isBlobGet(request) && gets.getAndIncrement() == 0
              ? reply.withEffect(Reply.Effect.TRUNCATE_BODY)
              : reply;
        });

    assertThat(read(remote.repository.blob(descriptor))).isEqualTo(large);
    assertThat(remote.server.requests())
        .extracting(call -> call.header("Range").map(range -> range.substring(0, 5)).orElse(""))
        .containsExactly("", "bytes");
  }

  @Test
  void downloadStartsAgainWhenTheRegistryKnowsNoRanges() throws IOException {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.RANGE));
    byte[] large = new byte[200_000];
    large[150_000] = 7;
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER, large);
    remote.repository.putBlob(Blob.of(descriptor, large));
    AtomicInteger gets = new AtomicInteger();
    remote.server.intercept(
        (request, next) -> {
          Reply reply = next.proceed();
          return isBlobGet(request) && gets.getAndIncrement() == 0
              ? reply.withEffect(Reply.Effect.TRUNCATE_BODY)
              : reply;
        });

    assertThat(read(remote.repository.blob(descriptor))).isEqualTo(large);
  }

  @Test
  void downloadThatNeverEndsGivesUp() {
    byte[] large = new byte[200_000];
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER, large);
    remote.repository.putBlob(Blob.of(descriptor, large));
    remote.server.clearRequests();
    remote.server.intercept(
        Interceptor.always(
            BlobTest::isBlobGet, Reply.status(200).withEffect(Reply.Effect.DISCONNECT)));

    assertThatThrownBy(() -> read(remote.repository.blob(descriptor)))
        .isInstanceOf(RegistryIOException.class)
        .hasCauseInstanceOf(TransportException.class);
    assertThat(remote.server.requestCount()).isLessThanOrEqualTo(5);
  }

  @Test
  void partOfABlobIsRead() throws IOException {
    remote.repository.putBlob(BLOB);

    try (InputStream part = remote.repository.openRange(DESCRIPTOR.digest(), 3, 4)) {
      assertThat(part.readAllBytes()).isEqualTo("3456".getBytes(UTF_8));
    }
  }

  @Test
  void partOfABlobIsReadFromARegistryWithoutRanges() throws IOException {
    remote.close();
    remote = RemoteFixture.start(server -> server.without(Feature.RANGE));
    remote.repository.putBlob(BLOB);

    try (InputStream part = remote.repository.openRange(DESCRIPTOR.digest(), 3, 4)) {
      assertThat(part.readAllBytes()).isEqualTo("3456".getBytes(UTF_8));
    }
  }

  @Test
  void partBeyondTheEndIsEmpty() throws IOException {
    remote.repository.putBlob(BLOB);

    try (InputStream part = remote.repository.openRange(DESCRIPTOR.digest(), 30, 4)) {
      assertThat(part.readAllBytes()).isEmpty();
    }
  }

  @Test
  void uploadInPiecesByHand() {
    try (BlobUpload upload = remote.repository.startUpload()) {
      upload.append(CONTENT, 6);
      assertThat(upload.resume()).isEqualTo(6);
      upload.finish(DESCRIPTOR.digest(), "6789".getBytes(UTF_8), 4);
    }

    assertThat(remote.has(DESCRIPTOR.digest())).isTrue();
  }

  @Test
  void abandonedUploadIsCancelled() {
    try (BlobUpload upload = remote.repository.startUpload()) {
      upload.append(CONTENT, 6);
      remote.server.clearRequests();
    }

    assertThat(remote.server.requests())
        .extracting(call -> call.method() + " " + call.status())
        .containsExactly("DELETE 204");
  }

  @Test
  void wrongDigestIsRejectedByTheRegistry() {
    Digest other = Digest.sha256("other".getBytes(UTF_8));
    try (BlobUpload upload = remote.repository.startUpload()) {
      assertThatThrownBy(() -> upload.finish(other, CONTENT, 10))
          .isInstanceOf(RejectedException.class)
          .hasMessageContaining("DIGEST_INVALID");
    }
  }

  @Test
  void sha512BlobIsUploadedAndRead() throws IOException {
    Digest.Algorithm sha512 = Digest.Algorithm.SHA512;
    Descriptor descriptor =
        Descriptor.of(MediaType.OCI_LAYER, sha512.of(sha512.hasher().digest(CONTENT)), 10);

    remote.repository.putBlob(Blob.of(descriptor, CONTENT));

    assertThat(read(remote.repository.blob(descriptor))).isEqualTo(CONTENT);
  }

  @Test
  void deletedBlobIsGone() {
    remote.repository.putBlob(BLOB);

    remote.repository.deleteBlob(DESCRIPTOR.digest());

    assertThat(remote.repository.blobSize(DESCRIPTOR.digest())).isEmpty();
  }

  private static boolean isBlobGet(IncomingRequest request) {
    return request.method().equals("GET") && request.path().contains("/blobs/");
  }

  private static byte[] read(Blob blob) throws IOException {
    try (InputStream in = blob.open()) {
      return in.readAllBytes();
    }
  }
}
