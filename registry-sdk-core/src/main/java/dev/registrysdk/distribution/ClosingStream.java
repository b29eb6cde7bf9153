package dev.registrysdk.distribution;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that ends the session it was opened in. */
final class ClosingStream extends FilterInputStream {
  private final Session session;

  ClosingStream(InputStream in, Session session) {
    super(in);
    this.session = session;
  }

  @Override
  public void close() throws IOException {
    try (session) {
      super.close();
    }
  }
}
