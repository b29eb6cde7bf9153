package dev.registrysdk.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the body of one request, up to a limit. Not thread-safe. */
final class BodyReader {
  private static final int LINE_LIMIT = 8 * 1024;
  private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \t]*(;.*)?");

  private final ConnectionInput input;
  private final ContentCollector body;
  private final long limit;
  private byte[] buffer = {};

  /**
   * Prepares to read.
   *
   * @param limit how many bytes of the body may be read; those of its framing do not count
   */
  BodyReader(ConnectionInput input, ContentCollector body, long limit) {
    this.input = input;
    this.body = body;
    this.limit = limit;
  }

  /**
   * Reads the body, or as much of it as is allowed.
   *
   * @param length its length, or {@link RequestHead#CHUNKED}
   * @throws EOFException if the client breaks off
   * @throws ProtocolException if the chunks are malformed
   */
  void read(long length) throws IOException {
    if (length == RequestHead.CHUNKED) {
      readChunks();
    } else {
      readBytes(length);
    }
  }

  private void readChunks() throws IOException {
    if (isFull()) {
      return;
    }
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      readBytes(size);
      if (isFull()) {
        return;
      }
      if (!line().isEmpty()) {
        throw new ProtocolException("a chunk does not end where it says");
      }
    }
    String trailer = line();
    while (!trailer.isEmpty()) {
      trailer = line();
    }
  }

  private long chunkSize() throws IOException {
    var size = CHUNK_SIZE.matcher(line());
    if (!size.matches()) {
      throw new ProtocolException("a chunk does not start with its size");
    }
    return Long.parseLong(size.group(1), 16);
  }

  private void readBytes(long length) throws IOException {
    long left = Math.min(length, limit - body.size());
    if (buffer.length < Math.min(ContentPiece.STEP, left)) {
      buffer = new byte[(int) Math.min(ContentPiece.STEP, left)];
    }
    while (left > 0) {
      int count = input.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new EOFException("the client broke off in the body");
      }
      body.write(buffer, 0, count);
      left -= count;
    }
  }

  private boolean isFull() {
    return body.size() >= limit;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    if (!input.readLine(line, LINE_LIMIT)) {
      throw line.size() < LINE_LIMIT
          ? new EOFException("the client broke off between chunks")
          : new ProtocolException("a line between chunks is too long");
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
