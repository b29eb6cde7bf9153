package dev.registrysdk.testing;

import java.util.zip.CRC32;
import okio.Buffer;
import okio.ByteString;

/**
 * Wraps bytes as gzip without compressing them: what a compressor makes of the same bytes differs
 * from one zlib to the next, and with it the digest.
 */
final class SampleGzip {
  private static final ByteString HEADER = ByteString.decodeHex("1f8b08000000000000ff");
  private static final int LARGEST_BLOCK = 65_535;

  private SampleGzip() {}

  static ByteString of(ByteString content) {
    Buffer gzip = new Buffer().write(HEADER);
    int from = 0;
    do {
      int to = Math.min(from + LARGEST_BLOCK, content.size());
      gzip.writeByte(to == content.size() ? 1 : 0);
      gzip.writeShortLe(to - from);
      gzip.writeShortLe(~(to - from));
      gzip.write(content, from, to - from);
      from = to;
    } while (from < content.size());
    CRC32 sum = new CRC32();
    sum.update(content.asByteBuffer());
    return gzip.writeIntLe((int) sum.getValue()).writeIntLe(content.size()).readByteString();
  }
}
