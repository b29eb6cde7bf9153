package dev.registrysdk.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers content that arrives bit by bit: in memory while it is small, then in one file. Not
 * thread-safe.
 */
final class ContentCollector {
  private final Buffer memory = new Buffer();
  private final Spool spool;
  private @Nullable SpoolFile file;
  private @Nullable RandomAccessFile open;
  private long size;

  ContentCollector(Spool spool) {
    this.spool = spool;
  }

  long size() {
    return size;
  }

  /** Adds bytes; follow the last with {@link #pause()} or {@link #finish()}. */
  void write(byte[] bytes, int offset, int length) {
    if (file == null && size + length <= spool.memoryLimit()) {
      memory.write(bytes, offset, length);
    } else {
      writeToFile(bytes, offset, length);
    }
    size += length;
  }

  /** Adds other content. A file that comes first is taken over instead of copied. */
  void append(Content more) {
    List<ContentPiece> pieces = more.pieces();
    if (size == 0
        && pieces.size() == 1
        && pieces.get(0) instanceof ContentPiece.Region region
        && region.offset() == 0) {
      region.file().retain();
      file = region.file();
      size = region.length();
    } else {
      more.forEachBuffer(this::write);
      pause();
    }
  }

  /** Closes the file until there is more. */
  void pause() {
    RandomAccessFile closing = open;
    open = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        throw cannotWrite(e);
      }
    }
  }

  /**
   * Ends the collection.
   *
   * @return what was collected, for the caller to {@linkplain Content#release() release}
   */
  Content finish() {
    pause();
    SpoolFile spooled = file;
    file = null;
    return spooled == null
        ? Content.of(memory.readByteString())
        : Content.of(new ContentPiece.Region(spooled, 0, size));
  }

  /** Drops what was collected. */
  void discard() {
    finish().release();
  }

  private void write(ByteBuffer source) {
    byte[] bytes = new byte[Math.min(source.remaining(), ContentPiece.STEP)];
    while (source.hasRemaining()) {
      int count = Math.min(source.remaining(), bytes.length);
      source.get(bytes, 0, count);
      write(bytes, 0, count);
    }
  }

  private void writeToFile(byte[] bytes, int offset, int length) {
    try {
      RandomAccessFile target = open == null ? openFile() : open;
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private RandomAccessFile openFile() throws IOException {
    SpoolFile target = file == null ? spool.create() : file;
    file = target;
    RandomAccessFile opened = target.openToWrite(size - memory.size());
    open = opened;
    opened.write(memory.readByteArray());
    return opened;
  }

  private static UncheckedIOException cannotWrite(IOException e) {
    return new UncheckedIOException("Cannot write a temporary file: " + e.getMessage(), e);
  }
}
