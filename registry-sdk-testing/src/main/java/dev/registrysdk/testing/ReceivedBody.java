package dev.registrysdk.testing;

import java.util.List;
import okio.Buffer;

/** The body of one request while it arrives. Not thread-safe. */
final class ReceivedBody {
  private final Buffer bytes = new Buffer();

  void write(byte[] source, int offset, int length) {
    bytes.write(source, offset, length);
  }

  long size() {
    return bytes.size();
  }

  Content content() {
    return Content.of(List.of(bytes.snapshot()));
  }
}
