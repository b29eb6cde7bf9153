package dev.registrysdk.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The headers of an archive on disk. What is read for one member is limited, because a header can
 * claim any size for itself.
 */
public final class TarHeaders extends InputStream {
  private static final int MAX_HEADER = 1 << 20;

  private final FileChannel channel;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int read;
  private boolean zeros;

  /**
   * The headers of an archive.
   *
   * @param channel the archive, where its headers are read from; not closed
   */
  public TarHeaders(FileChannel channel) {
    this.channel = channel;
  }

  /** Starts counting anew, for the next member. */
  public void nextHeader() {
    read = 0;
    zeros = false;
    bytes.reset();
  }

  /**
   * The headers of the member as they are.
   *
   * @return all that was read for it
   */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /**
   * Whether the last bytes read were zeros, as at the end of an archive.
   *
   * @return false before anything was read
   */
  public boolean endedWithZeros() {
    return zeros;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = channel.read(ByteBuffer.wrap(buffer, offset, length));
    if (count > 0) {
      read += count;
      if (read > MAX_HEADER) {
        throw new IOException("a header is larger than " + (MAX_HEADER >> 20) + " MiB");
      }
      bytes.write(buffer, offset, count);
      zeros = true;
      for (int i = offset; i < offset + count; i++) {
        zeros &= buffer[i] == 0;
      }
    }
    return count;
  }
}
