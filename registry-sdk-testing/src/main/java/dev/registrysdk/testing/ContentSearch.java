package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import okio.Buffer;
import okio.ByteString;

/** Looks for some bytes in content that passes by, of which only a little is held. */
final class ContentSearch implements Consumer<ByteBuffer> {
  private final Buffer window = new Buffer();
  private final ByteString wanted;
  private boolean found;

  ContentSearch(ByteString wanted) {
    this.wanted = wanted;
    this.found = wanted.size() == 0;
  }

  @Override
  public void accept(ByteBuffer bytes) {
    try {
      window.write(bytes);
      found = found || window.indexOf(wanted) >= 0;
      // The last bytes may be the first of what is looked for.
      window.skip(Math.max(0, window.size() - Math.max(0, wanted.size() - 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean found() {
    return found;
  }
}
