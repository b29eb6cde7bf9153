package dev.registrysdk.testing;

import java.io.EOFException;
import java.io.IOException;
import mockwebserver3.MockResponseBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;

/**
 * The body of a reply on its way to the client: at once or in drops, with a length or in chunks.
 *
 * @param lease keeps the content until it is read
 * @param whole whether the end of the content is the end of the body
 */
record ReplyBody(
    Content content,
    Lease lease,
    Reply.Effect effect,
    Pauses pauses,
    boolean chunked,
    boolean whole)
    implements MockResponseBody {
  @Override
  public long getContentLength() {
    return chunked ? -1 : content.size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    BufferedSink target = chunked ? Okio.buffer(new Chunks(sink)) : sink;
    BufferedSink paced =
        effect.kind() == Reply.Effect.Kind.DRIP ? Okio.buffer(new Drops(target)) : target;
    content.writeTo(paced, lease::end);
    paced.flush();
    if (chunked && !whole) {
      breakOff();
    }
    if (chunked) {
      // The web server writes the (empty) trailers, and with them the last line break.
      sink.writeUtf8("0\r\n");
    }
    sink.flush();
  }

  /** Ends the connection, before the web server ends the chunks as it should be. */
  private void breakOff() throws IOException {
    if (effect.kind() == Reply.Effect.Kind.STALL_BODY) {
      pauses.awaitClose();
    }
    throw new EOFException("the body was cut");
  }

  /** Waits between drops; closing it would close the connection, so that is left to the server. */
  private final class Drops extends ForwardingSink {
    private long room = effect.bytes(0);

    Drops(BufferedSink target) {
      super(target);
    }

    @Override
    public void write(Buffer source, long byteCount) throws IOException {
      long left = byteCount;
      while (left > 0) {
        if (room == 0) {
          pauses.await(effect.pause());
          room = effect.bytes(0);
        }
        long drop = Math.min(left, room);
        super.write(source, drop);
        super.flush();
        room -= drop;
        left -= drop;
      }
    }
  }

  /** Makes a chunk of each line, and of every piece of a line that is very long. */
  private static final class Chunks extends ForwardingSink {
    private static final long LONGEST = 64 * 1024;

    private final BufferedSink target;
    private final Buffer waiting = new Buffer();

    Chunks(BufferedSink target) {
      super(target);
      this.target = target;
    }

    @Override
    public void write(Buffer source, long byteCount) throws IOException {
      waiting.write(source, byteCount);
      for (long end = lineEnd(); end > 0; end = lineEnd()) {
        emit(end);
      }
    }

    @Override
    public void flush() throws IOException {
      if (!waiting.exhausted()) {
        emit(waiting.size());
      }
      target.flush();
    }

    private long lineEnd() {
      long newline = waiting.indexOf((byte) '\n', 0, Math.min(waiting.size(), LONGEST));
      return newline >= 0 ? newline + 1 : waiting.size() >= LONGEST ? LONGEST : 0;
    }

    private void emit(long length) throws IOException {
      target.writeHexadecimalUnsignedLong(length).writeUtf8("\r\n");
      target.write(waiting, length);
      target.writeUtf8("\r\n").flush();
    }
  }
}
