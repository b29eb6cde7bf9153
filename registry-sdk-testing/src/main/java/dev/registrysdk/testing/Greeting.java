package dev.registrysdk.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The first bytes of a connection, by which somebody may turn the client away. */
final class Greeting extends FilterInputStream {
  private final Doorkeeper doorkeeper;
  private boolean first = true;

  Greeting(InputStream stream, Doorkeeper doorkeeper) {
    super(stream);
    this.doorkeeper = doorkeeper;
  }

  /** Decides about a client by its first bytes. */
  @FunctionalInterface
  interface Doorkeeper {
    /**
     * Looks at the first bytes.
     *
     * @param bytes those that came at once, at least one
     * @param rest where the others come from
     * @return whether the client may go on; who turns it away has answered it
     */
    boolean admits(byte[] bytes, InputStream rest) throws IOException;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    if (first && count > 0) {
      first = false;
      if (!doorkeeper.admits(Arrays.copyOfRange(buffer, offset, offset + count), in)) {
        return -1;
      }
    }
    return count;
  }
}
