package dev.registrysdk.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** What arrives on a connection, by lines and by bytes. Not thread-safe. */
final class ConnectionInput {
  private final InputStream stream;
  private final byte[] buffer = new byte[16 * 1024];
  private int from;
  private int to;

  ConnectionInput(InputStream stream) {
    this.stream = stream;
  }

  /**
   * Reads bytes, as {@link InputStream#read(byte[], int, int)} does.
   *
   * @return how many were read, -1 at the end
   */
  int read(byte[] target, int offset, int length) throws IOException {
    if (from == to) {
      return stream.read(target, offset, length);
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count;
  }

  /** Whether something is here that was not read yet. */
  boolean hasMore() throws IOException {
    return from < to || stream.available() > 0;
  }

  /**
   * Reads one line.
   *
   * @param target gets the line with its end, or what there is of it
   * @param limit the most bytes that the target may have in the end
   * @return whether the line is complete
   */
  boolean readLine(ByteArrayOutputStream target, int limit) throws IOException {
    while (target.size() < limit) {
      if (from == to && !fill()) {
        return false;
      }
      byte next = buffer[from++];
      target.write(next);
      if (next == '\n') {
        return true;
      }
    }
    return false;
  }

  private boolean fill() throws IOException {
    int count = stream.read(buffer);
    from = 0;
    to = Math.max(0, count);
    return count > 0;
  }
}
