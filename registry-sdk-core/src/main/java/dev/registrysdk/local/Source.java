package dev.registrysdk.local;

import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.store.Blob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a blob that comes from elsewhere, so that its failures are not taken for the disk's. */
final class Source extends FilterInputStream {
  private final Blob blob;
  private final Work work;

  private Source(Blob blob, Work work) throws IOException {
    super(blob.open());
    this.blob = blob;
    this.work = work;
  }

  static InputStream open(Blob blob, Work work) throws IOException {
    try {
      return new Source(blob, work);
    } catch (IOException e) {
      throw failure(blob, e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    work.check();
    try {
      return in.read(buffer, offset, length);
    } catch (IOException e) {
      throw failure(blob, e);
    }
  }

  private static IOException failure(Blob blob, IOException e) {
    if (Failures.carried(e).isPresent() || Failures.interrupted(e)) {
      return e;
    }
    return new RegistryIOException(
        new TransportException(
            Failures.because("Could not read " + blob, String.valueOf(e.getMessage())).build(), e));
  }
}
