package dev.registrysdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class BodyReaderTest {
  @Property(tries = 300)
  void chunksAreJoinedHoweverTheyArrive(
      @ForAll @Size(max = 5) List<@Size(min = 1, max = 300) byte[]> chunks,
      @ForAll @IntRange(min = 1, max = 50) int step)
      throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (byte[] chunk : chunks) {
      sent.writeBytes(ascii(Integer.toHexString(chunk.length) + "\r\n"));
      sent.writeBytes(chunk);
      sent.writeBytes(ascii("\r\n"));
      expected.writeBytes(chunk);
    }
    sent.writeBytes(ascii("0\r\n\r\n"));
    sent.writeBytes(ascii("next"));
    ConnectionInput input = new ConnectionInput(dripping(sent.toByteArray(), step));

    assertThat(read(input, RequestHead.CHUNKED, Long.MAX_VALUE)).isEqualTo(expected.toByteArray());
    byte[] next = new byte[1];
    assertThat(input.read(next, 0, 1)).isEqualTo(1);
    assertThat(next).isEqualTo(ascii("n"));
  }

  @Property(tries = 300)
  void limitIsKeptToTheByte(
      @ForAll @Size(min = 1, max = 400) byte[] body,
      @ForAll @IntRange(max = 500) int limit,
      @ForAll @IntRange(min = 1, max = 50) int step)
      throws IOException {
    int expected = Math.min(limit, body.length);
    ConnectionInput input = new ConnectionInput(dripping(body, step));

    assertThat(read(input, body.length, limit)).hasSize(expected);
  }

  @Property(tries = 300)
  void endInTheMiddleIsAnError(
      @ForAll @Size(max = 400) byte[] body, @ForAll @IntRange(min = 1, max = 50) int missing) {
    ConnectionInput input = new ConnectionInput(new ByteArrayInputStream(body));

    assertThatThrownBy(() -> read(input, body.length + missing, Long.MAX_VALUE))
        .isInstanceOf(EOFException.class);
  }

  @Property(tries = 500)
  void anyTextIsAHeadOrNone(@ForAll String text) {
    Optional<RequestHead> head = RequestHead.tryParse("GET / HTTP/1.1\r\nA: " + text + "\r\n\r\n");

    head.ifPresent(any -> assertThat(any.method()).isEqualTo("GET"));
    assertThat(RequestHead.tryParse(text)).isEmpty();
  }

  private static byte[] read(ConnectionInput input, long length, long limit) throws IOException {
    Spool spool = new Spool(Spool.DEFAULT_MEMORY_LIMIT);
    ContentCollector body = new ContentCollector(spool);
    new BodyReader(input, body, limit).read(length);
    return body.finish().toByteArray();
  }

  /** A stream that never gives more than some bytes at a time. */
  private static InputStream dripping(byte[] bytes, int step) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(step, length));
      }
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
