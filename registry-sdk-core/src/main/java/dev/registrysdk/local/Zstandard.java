package dev.registrysdk.local;

import com.github.luben.zstd.ZstdIOException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;

/** Decompresses zstd, if the library for it is there. */
final class Zstandard {
  private Zstandard() {}

  static boolean available() {
    return ZstdUtils.isZstdCompressionAvailable();
  }

  /** Decompresses all frames of a stream; damaged content is a {@link ZipException}. */
  static InputStream decompress(InputStream in) throws IOException {
    return new Frames(new ZstdCompressorInputStream(in));
  }

  /** The only class that needs the library; not loaded without it. */
  private static final class Frames extends FilterInputStream {
    Frames(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return in.read(buffer, offset, length);
      } catch (ZstdIOException e) {
        ZipException damaged = new ZipException(e.getMessage());
        damaged.initCause(e);
        throw damaged;
      }
    }
  }
}
