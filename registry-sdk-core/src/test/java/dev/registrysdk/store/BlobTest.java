package dev.registrysdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BlobTest {
  private static final byte[] CONTENT = "hello".getBytes(UTF_8);
  private static final Descriptor HELLO = Descriptor.of(MediaType.OCI_LAYER, CONTENT);

  @Test
  void theRightContentIsLetThrough() throws IOException {
    try (InputStream stream = Blob.of(HELLO, CONTENT).open()) {
      assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void noContentIsContentToo() throws IOException {
    Descriptor empty = Descriptor.of(MediaType.OCI_LAYER, new byte[0]);

    try (InputStream stream = Blob.of(empty, new byte[0]).open()) {
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void contentThatEndsEarlyIsRefused() {
    assertThat(damage(() -> readAll("hell")))
        .hasMessage(
            "Content of "
                + HELLO.digest()
                + " is damaged: it ended after 4 of 5 bytes. Nothing was stored; try again, and if"
                + " it happens again the content at the source is damaged");
  }

  @Test
  void contentThatGoesOnIsRefusedAsSoonAsTheSizeIsPassed() throws IOException {
    try (InputStream stream = blob("hello, world").open()) {
      assertThat(damage(() -> stream.readNBytes(6)))
          .hasMessageContaining("is damaged: it is longer than its 5 bytes. ");
    }
  }

  @Test
  void contentWithAnotherDigestIsRefused() {
    assertThat(damage(() -> readAll("jello")))
        .hasMessageContaining(
            "is damaged: its digest is " + Digest.sha256("jello".getBytes(UTF_8)) + ". ");
  }

  @Test
  void whoeverReadsNoFurtherThanTheSizeGetsTheCheckToo() throws IOException {
    try (InputStream stream = blob("jello").open()) {
      assertThat(damage(() -> stream.readNBytes(new byte[5], 0, 5)))
          .hasMessageContaining("its digest is");
    }
  }

  @Test
  void readingOnAfterAFailureFailsAgain() throws IOException {
    // The digest is that of nothing: a hash that starts again would find it right.
    Descriptor wrong = Descriptor.of(MediaType.OCI_LAYER, Digest.sha256(new byte[0]), 5);
    try (InputStream stream = Blob.of(wrong, CONTENT).open()) {
      IntegrityException first = damage(stream::readAllBytes);

      assertThat(damage(stream::read)).isSameAs(first);
      assertThat(damage(stream::readAllBytes)).isSameAs(first);
    }
  }

  @Test
  void readingOnAfterAShortContentFailsAgain() throws IOException {
    try (InputStream stream = blob("").open()) {
      IntegrityException first = damage(stream::read);

      assertThat(damage(stream::read)).isSameAs(first);
    }
  }

  @Test
  void bytesAreReadOneByOneToo() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, 1};
    try (InputStream stream = Blob.of(Descriptor.of(MediaType.OCI_LAYER, bytes), bytes).open()) {
      assertThat(List.of(stream.read(), stream.read(), stream.read(), stream.read()))
          .containsExactly(255, 0, 1, -1);
    }
  }

  @Test
  void aRawStreamThatPausesIsReadOn() throws IOException {
    InputStream pausing =
        new ByteArrayInputStream(CONTENT) {
          private boolean pause = true;

          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            pause = !pause;
            return pause ? 0 : super.read(buffer, offset, length);
          }
        };
    try (InputStream stream = Blob.of(HELLO, () -> pausing).open()) {
      assertThat((char) stream.read()).isEqualTo('h');
      assertThat((char) stream.read()).isEqualTo('e');
    }
  }

  @Test
  void skippedBytesAreCheckedToo() throws IOException {
    try (InputStream stream = blob("hello").open();
        InputStream wrong = blob("jello").open()) {
      assertThat(stream.skip(3)).isEqualTo(3);
      assertThat(stream.skip(0)).isEqualTo(0);
      assertThat(stream.skip(-1)).isEqualTo(0);
      assertThat(stream.readAllBytes()).isEqualTo("lo".getBytes(UTF_8));
      assertThat(stream.skip(1)).isEqualTo(0);
      assertThat(damage(() -> wrong.skip(Long.MAX_VALUE))).hasMessageContaining("its digest is");
    }
  }

  @Test
  void aStreamDoesNotGoBack() throws IOException {
    try (InputStream stream = Blob.of(HELLO, CONTENT).open()) {
      stream.mark(10);
      assertThat(stream.read()).isEqualTo('h');

      assertThat(stream.markSupported()).isFalse();
      assertThatThrownBy(stream::reset)
          .isInstanceOf(IOException.class)
          .hasMessage("A verified stream cannot go back; open the content again");
      assertThat(stream.readAllBytes()).isEqualTo("ello".getBytes(UTF_8));
    }
  }

  @Test
  void contentCanBeVerifiedWithSha512() throws IOException {
    Digest.Algorithm sha512 = Digest.Algorithm.SHA512;
    Descriptor descriptor =
        Descriptor.of(MediaType.OCI_LAYER, sha512.of(sha512.hasher().digest(CONTENT)), 5);

    try (InputStream stream = Blob.of(descriptor, CONTENT).open();
        InputStream wrong = Blob.of(descriptor, "jello".getBytes(UTF_8)).open()) {
      assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
      assertThat(damage(wrong::readAllBytes)).hasMessageContaining("its digest is sha512:");
    }
  }

  @Test
  void contentThatCannotBeVerifiedIsNotOpenedAndNothingStaysOpen() {
    List<String> closed = new ArrayList<>();
    InputStream raw =
        new ByteArrayInputStream(CONTENT) {
          @Override
          public void close() {
            closed.add("raw");
          }
        };
    Descriptor unknown = Descriptor.of(MediaType.OCI_LAYER, Digest.parse("blake3:00"), 5);

    RegistryIOException refused =
        catchThrowableOfType(RegistryIOException.class, Blob.of(unknown, () -> raw)::open);

    assertThat(refused.failure())
        .isInstanceOf(UnsupportedException.class)
        .hasMessage(
            "Content of blake3:00 cannot be verified: the algorithm blake3 is not known. Use"
                + " another way: this place does not offer the operation");
    assertThat(closed).containsExactly("raw");
  }

  @Test
  void progressCountsTheBytesAndStartsAgainWhenOpenedAgain() throws IOException {
    List<Long> progress = new ArrayList<>();
    Blob blob = Blob.of(HELLO, CONTENT).observedBy(progress::add);

    try (InputStream stream = blob.open()) {
      assertThat(stream.readNBytes(2)).hasSize(2);
      assertThat(stream.readAllBytes()).hasSize(3);
    }
    try (InputStream stream = blob.open()) {
      assertThat(stream.readAllBytes()).hasSize(5);
    }

    assertThat(progress).containsExactly(2L, 5L, 5L);
  }

  @Test
  void aSecondListenerDoesNotSilenceTheFirst() throws IOException {
    List<String> told = new ArrayList<>();
    Blob blob =
        Blob.of(HELLO, CONTENT)
            .observedBy(count -> told.add("first " + count))
            .observedBy(count -> told.add("second " + count));

    try (InputStream stream = blob.open()) {
      assertThat(stream.readAllBytes()).hasSize(5);
    }

    assertThat(told).containsExactly("first 5", "second 5");
  }

  @Test
  void progressIsNotToldOfContentThatIsRefused() {
    List<Long> progress = new ArrayList<>();
    Blob blob = blob("jello").observedBy(progress::add);

    assertThat(damage(() -> blob.open().readAllBytes())).isNotNull();

    assertThat(progress).isEmpty();
  }

  @Test
  void contentCanBeReopenedAfterAFailure() throws IOException {
    List<String> attempts = new ArrayList<>(List.of("jello", "hello"));
    Blob blob = Blob.of(HELLO, () -> new ByteArrayInputStream(attempts.remove(0).getBytes(UTF_8)));

    assertThat(damage(() -> blob.open().readAllBytes())).isNotNull();
    try (InputStream stream = blob.open()) {
      assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void theOriginIsRemembered() {
    Repository origin = Repository.parse("us.icr.io/acme/web");
    Blob blob = Blob.of(HELLO, CONTENT);

    assertThat(blob.origin()).isEmpty();
    assertThat(blob.from(origin).observedBy(count -> {}).origin()).contains(origin);
    assertThat(blob.from(origin)).hasToString(HELLO.digest() + " of us.icr.io/acme/web");
    assertThat(blob).hasToString(HELLO.digest().toString());
  }

  @Property(tries = 200)
  void inWhateverPortionsItIsReadContentIsCheckedWhole(
      @ForAll @Size(max = 300) byte[] bytes,
      @ForAll @IntRange(min = 1, max = 50) int portion,
      @ForAll int place)
      throws IOException {
    Descriptor descriptor = Descriptor.of(MediaType.OCI_LAYER, bytes);
    try (InputStream right = Blob.of(descriptor, bytes).open()) {
      assertThat(read(right, portion)).isEqualTo(bytes.length);
    }
    if (bytes.length > 0) {
      byte[] wrong = bytes.clone();
      wrong[Math.floorMod(place, wrong.length)] ^= 1;
      try (InputStream stream = Blob.of(descriptor, wrong).open()) {
        assertThat(damage(() -> read(stream, portion))).hasMessageContaining("its digest is");
      }
    }
  }

  private static long read(InputStream stream, int portion) throws IOException {
    byte[] buffer = new byte[portion];
    long count = 0;
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      count += read;
    }
    return count;
  }

  private static void readAll(String content) throws IOException {
    try (InputStream stream = blob(content).open()) {
      assertThat(stream.readAllBytes()).isNotNull();
    }
  }

  private static Blob blob(String content) {
    return Blob.of(HELLO, content.getBytes(UTF_8));
  }

  private static IntegrityException damage(ThrowingCallable reading) {
    RegistryIOException thrown = catchThrowableOfType(RegistryIOException.class, reading);
    assertThat(thrown).isNotNull();
    return (IntegrityException) thrown.failure();
  }
}
