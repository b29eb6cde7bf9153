package dev.registrysdk.build;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Opens what may be compressed, by how it starts, within limits. */
final class Unpacking {
  private static final int LONGEST_START = 6;
  private static final int BUFFER = 1 << 16;

  /** A small file may well be nothing but zeros. */
  private static final long FREE_BYTES = 64L << 20;

  /** More than any xz preset needs. */
  private static final int XZ_MEMORY_KIB = 128 << 10;

  /** The ways to compress that are in use for tar archives. */
  enum Method {
    NONE(""),
    GZIP("\u001f\u008b"),
    BZIP2("BZh"),
    XZ("\u00fd7zXZ\0"),
    ZSTD("(\u00b5/\u00fd");

    /** How it starts, a character for each byte. */
    private final String start;

    Method(String start) {
      this.start = start;
    }

    /**
     * A name in a tar may start like bzip2, but does not go on like its first block, or its end.
     */
    private boolean matches(byte[] bytes) {
      if (this == BZIP2 && bytes.length == LONGEST_START) {
        int block = ((bytes[4] & 0xff) << 8) | (bytes[5] & 0xff);
        if (block != 0x3141 && block != 0x1772) {
          return false;
        }
      }
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return !start.isEmpty() && text.startsWith(start);
    }
  }

  private final String what;
  private final UnpackLimits limits;

  /**
   * Prepares to unpack.
   *
   * @param what what failures say could not be done
   */
  Unpacking(String what, UnpackLimits limits) {
    this.what = what;
    this.limits = limits;
  }

  /** How a stream that supports mark is compressed. */
  static Method method(InputStream in) throws IOException {
    in.mark(LONGEST_START);
    byte[] start = in.readNBytes(LONGEST_START);
    in.reset();
    for (Method method : Method.values()) {
      if (method.matches(start)) {
        return method;
      }
    }
    return Method.NONE;
  }

  /** The unpacked content; it fails instead of growing over the limits. */
  InputStream open(InputStream raw) throws IOException {
    Counting counted = new Counting(raw);
    InputStream in = new BufferedInputStream(counted, BUFFER);
    Method method = method(in);
    try {
      return new Limited(decompress(method, in), counted);
    } catch (CompressorException | LinkageError e) {
      throw new RegistryIOException(
          new UnsupportedException(
              Failure.of(what)
                  .reason(
                      "it is compressed with "
                          + method.name().toLowerCase(Locale.ROOT)
                          + (method == Method.XZ
                              ? ", which needs the library org.tukaani:xz"
                              : ", which needs the library com.github.luben:zstd-jni"))
                  .remedy(Remedy.ADD_LIBRARY)
                  .build(),
              e));
    }
  }

  /** The same for a stream that stays open, because it has to be read to its end afterwards. */
  InputStream openWithin(InputStream raw) throws IOException {
    return open(
        new FilterInputStream(raw) {
          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, length);
          }

          @Override
          public void close() {}
        });
  }

  private static InputStream decompress(Method method, InputStream in)
      throws IOException, CompressorException {
    if (method == Method.NONE) {
      return in;
    }
    if (method == Method.GZIP) {
      return new GZIPInputStream(new Eager(in), BUFFER);
    }
    String name =
        switch (method) {
          case BZIP2 -> CompressorStreamFactory.BZIP2;
          case XZ -> CompressorStreamFactory.XZ;
          default -> CompressorStreamFactory.ZSTANDARD;
        };
    return new CompressorStreamFactory(true, XZ_MEMORY_KIB).createCompressorInputStream(name, in);
  }

  /** Claims that there is more: a gzip stream looks for another member only then. */
  private static final class Eager extends FilterInputStream {
    Eager(InputStream in) {
      super(in);
    }

    @Override
    public int available() {
      return 1;
    }
  }

  /** Counts what was read. */
  private static final class Counting extends FilterInputStream {
    private long count;

    Counting(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = in.read(buffer, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }

  /** Ends with a failure when too much comes out. */
  private final class Limited extends FilterInputStream {
    private final Counting packed;
    private long count;

    Limited(InputStream in, Counting packed) {
      super(in);
      this.packed = packed;
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
      if (count > limits.bytes()) {
        throw refuse("it unpacks to more than " + limits.bytes() + " bytes, the limit");
      }
      if (count > FREE_BYTES && count / limits.ratio() > packed.count) {
        throw refuse("it unpacks to more than " + limits.ratio() + " times its size, the limit");
      }
      return read;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  private IOException refuse(String reason) {
    return new RegistryIOException(BuildFailures.unusable(what, reason, Remedy.CHECK_ARCHIVE));
  }
}
