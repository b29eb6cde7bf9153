package dev.registrysdk.build;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The next bytes of a stream, exactly as many as there should be. */
final class ExactStream extends FilterInputStream {
  private final String what;
  private long left;

  ExactStream(InputStream in, long size, String what) {
    super(in);
    this.left = size;
    this.what = what;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left == 0) {
      return length == 0 ? 0 : -1;
    }
    int read = in.read(buffer, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException(what + " ends " + left + " bytes too early");
    }
    left -= read;
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = in.skip(Math.max(0, Math.min(n, left)));
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(left, in.available());
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
