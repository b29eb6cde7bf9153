package dev.registrysdk.build;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;

/**
 * Compresses with several threads into zstd (RFC 8878): each block is a frame of its own, which
 * states the size of its content. Needs a library that users add if they want this.
 */
final class ParallelZstd extends ParallelOutput {
  private static final int LEVEL = 3;

  /** Larger than for gzip, since a frame knows nothing of the one before. */
  private static final int BLOCK = 1 << 20;

  private final OutputStream out;
  private boolean empty = true;

  /**
   * Starts.
   *
   * @param threads run the compression
   * @param ahead how many blocks may wait for each other; bounds the memory
   */
  ParallelZstd(OutputStream out, Executor threads, int ahead) {
    super(out, threads, ahead);
    this.out = out;
  }

  /** Refuses to go on without the library. */
  static void check() {
    try {
      Zstd.defaultCompressionLevel();
    } catch (LinkageError e) {
      throw new UnsupportedException(
          Failure.of("Could not compress layers with zstd")
              .reason(
                  e instanceof NoClassDefFoundError
                      ? "the library com.github.luben:zstd-jni is not there"
                      : "com.github.luben:zstd-jni does not work on this machine: " + e)
              .remedy(Remedy.ADD_LIBRARY)
              .build(),
          e);
    }
  }

  /** Tells compressors apart whose bytes differ. */
  static String fingerprint() {
    byte[] sample = Zstd.compress(ParallelGzip.sample(BLOCK / 16), LEVEL);
    return "zstd " + Digest.sha256(sample);
  }

  @Override
  Block newBlock() {
    return new Frame();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    empty &= length == 0;
    super.write(bytes, offset, length);
  }

  /** Ends the content; what is empty is one empty frame. */
  @Override
  void finish() throws IOException {
    super.finish();
    if (empty) {
      out.write(Zstd.compress(new byte[0], LEVEL));
    }
  }

  static final class Frame extends Block {
    private final ZstdCompressCtx compressor = new ZstdCompressCtx();

    Frame() {
      super(BLOCK, Math.toIntExact(Zstd.compressBound(BLOCK)));
      compressor.setLevel(LEVEL).setChecksum(true);
    }

    @Override
    void pack() {
      count = compressor.compressByteArray(packed, 0, packed.length, content, 0, length);
    }

    @Override
    void free() {
      compressor.close();
    }
  }
}
