package dev.registrysdk.build;

import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Compresses with several threads into one ordinary gzip member (RFC 1951, 1952). Each block is
 * deflated by itself, with the end of the one before as its dictionary, and brought to a byte
 * boundary by an empty block. Blocks that a sample shows to be compressed already, as in JAR files,
 * are stored, which takes a fraction of the time. Header: no time, no system.
 */
final class ParallelGzip extends ParallelOutput {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** An empty block that is the last one. */
  private static final byte[] LAST = {3, 0};

  private static final int LEVEL = 6;
  private static final int BLOCK = 1 << 18;
  private static final int DICTIONARY = 1 << 15;

  /** What is looked at to see whether a block can be compressed: a piece of each quarter. */
  private static final int PIECE = 1 << 12;

  private static final int PIECES = 4;

  /** In percent of the sample; saving less is not worth the time. */
  private static final int COMPRESSED_ALREADY = 98;

  /** The largest block that deflate can store. */
  private static final int STORED = 0xffff;

  private final OutputStream out;
  private final CRC32 crc = new CRC32();
  private long total;

  /**
   * Starts a member.
   *
   * @param threads run the compression
   * @param ahead how many blocks may wait for each other; bounds the memory
   */
  ParallelGzip(OutputStream out, Executor threads, int ahead) throws IOException {
    super(out, threads, ahead);
    this.out = out;
    out.write(HEADER);
  }

  /** Tells compressors apart whose bytes differ: that of a JDK is not that of every other. */
  static String fingerprint() {
    byte[] bytes = sample(DICTIONARY);
    try (Deflated block = new Deflated()) {
      System.arraycopy(bytes, 0, block.content, 0, bytes.length);
      block.length = bytes.length;
      block.pack();
      return "gzip 2 " + Digest.sha256(Arrays.copyOf(block.packed, block.count));
    }
  }

  /** Some content that can be compressed in more than one way. */
  static byte[] sample(int size) {
    StringBuilder sample = new StringBuilder();
    for (int i = 0; sample.length() < size; i++) {
      sample.append(i * i % 1009).append(i % 7 == 0 ? "class" : "/");
    }
    return sample.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  Block newBlock() {
    return new Deflated();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    crc.update(bytes, offset, length);
    total += length;
    super.write(bytes, offset, length);
  }

  /** Ends the member; the stream below stays open. */
  @Override
  void finish() throws IOException {
    super.finish();
    out.write(LAST);
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    trailer.putInt((int) crc.getValue()).putInt((int) total);
    out.write(trailer.array());
  }

  static final class Deflated extends Block {
    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Deflater probe = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] dictionary = new byte[DICTIONARY];
    private int known;

    Deflated() {
      super(BLOCK, BLOCK + BLOCK / 8 + 1024);
    }

    @Override
    void follow(@Nullable Block before) {
      super.follow(before);
      known = before == null ? 0 : Math.min(DICTIONARY, before.length);
      if (before != null) {
        System.arraycopy(before.content, before.length - known, dictionary, 0, known);
      }
    }

    @Override
    void pack() {
      if (length == BLOCK && compressedAlready()) {
        store();
      } else {
        deflate();
      }
    }

    private boolean compressedAlready() {
      int size = 0;
      probe.reset();
      for (int i = 0; i < PIECES; i++) {
        probe.setInput(content, i * (BLOCK / PIECES), PIECE);
        size += probe.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
      }
      return size * 100L >= PIECES * PIECE * (long) COMPRESSED_ALREADY;
    }

    private void store() {
      ByteBuffer stored = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
      for (int done = 0; done < length; ) {
        int size = Math.min(STORED, length - done);
        stored.put((byte) 0).putShort((short) size).putShort((short) ~size);
        stored.put(content, done, size);
        done += size;
      }
      count = stored.position();
    }

    private void deflate() {
      deflater.reset();
      if (known > 0) {
        deflater.setDictionary(dictionary, 0, known);
      }
      deflater.setInput(content, 0, length);
      count = 0;
      while (true) {
        count += deflater.deflate(packed, count, packed.length - count, Deflater.SYNC_FLUSH);
        if (count < packed.length) {
          return;
        }
        packed = Arrays.copyOf(packed, packed.length * 2);
      }
    }

    @Override
    void free() {
      deflater.end();
      probe.end();
    }
  }
}
