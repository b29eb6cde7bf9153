package dev.registrysdk.local;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;

/** Compresses so that the same content always gives the same bytes, and decompresses. */
final class Gzip {
  private static final int BUFFER = 1 << 16;
  private static final int LEVEL = 6;

  /** Deflate, no flags, no time, no hint about the level, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private Gzip() {}

  /** Compresses a stream to its end. */
  static void compress(InputStream in, OutputStream out) throws IOException {
    Deflater deflater = new Deflater(LEVEL, true);
    try {
      out.write(HEADER);
      DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, BUFFER);
      CRC32 crc = new CRC32();
      byte[] buffer = new byte[BUFFER];
      int read;
      while ((read = in.readNBytes(buffer, 0, BUFFER)) > 0) {
        crc.update(buffer, 0, read);
        deflated.write(buffer, 0, read);
      }
      deflated.finish();
      ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      trailer.putInt((int) crc.getValue()).putInt((int) deflater.getBytesRead());
      out.write(trailer.array());
    } finally {
      deflater.end();
    }
  }

  /** Decompresses all members of a stream; trailing zeros are passed over. */
  static InputStream decompress(InputStream in) throws IOException {
    return new GZIPInputStream(new Eager(in), BUFFER);
  }

  /**
   * Claims that there is more to read: {@link GZIPInputStream} looks for another member only then,
   * and streams from a network often cannot tell.
   */
  private static final class Eager extends FilterInputStream {
    Eager(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }
}
