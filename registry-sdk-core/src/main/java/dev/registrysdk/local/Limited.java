package dev.registrysdk.local;

import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked content that may not become larger than expected: a small file can hold petabytes. */
final class Limited extends FilterInputStream {
  /** More than any image, less than what would fill a disk farm. */
  static final long DEFAULT = 64L << 30;

  private final String what;
  private final long limit;
  private long count;

  Limited(InputStream in, String what, long limit) {
    super(in);
    this.what = what;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    count += Math.max(0, read);
    if (count > limit) {
      throw new RegistryIOException(
          Failures.unusable(
              what,
              "it unpacks to more than " + limit + " bytes, the limit",
              Remedy.CHECK_ARCHIVE));
    }
    return read;
  }
}
