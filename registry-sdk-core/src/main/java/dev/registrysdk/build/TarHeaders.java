package dev.registrysdk.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The headers of a tar on disk. What is read for one entry is limited, because a header can claim
 * any size for itself.
 */
final class TarHeaders extends InputStream {
  private static final int MAX_HEADER = 1 << 20;

  private final FileChannel channel;
  private int count;
  private boolean zeros;

  TarHeaders(FileChannel channel) {
    this.channel = channel;
  }

  /** Starts counting anew. */
  void nextHeader() {
    count = 0;
    zeros = false;
  }

  /** Whether the last bytes read were zeros, as at the end of an archive. */
  boolean endedWithZeros() {
    return zeros;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = channel.read(ByteBuffer.wrap(buffer, offset, length));
    if (read > 0) {
      count += read;
      if (count > MAX_HEADER) {
        throw new IOException("a header is larger than " + (MAX_HEADER >> 20) + " MiB");
      }
      zeros = true;
      for (int i = offset; i < offset + read; i++) {
        zeros &= buffer[i] == 0;
      }
    }
    return read;
  }
}
