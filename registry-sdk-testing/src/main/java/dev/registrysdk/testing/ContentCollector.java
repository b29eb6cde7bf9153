package dev.registrysdk.testing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers content that arrives bit by bit: in memory while it is small, then in one file. When that
 * cannot be written nothing is kept; who writes is told in the end, since the rest has to be read
 * from the connection all the same. Not thread-safe.
 */
final class ContentCollector {
  private final Buffer memory = new Buffer();
  private final Spool spool;
  private @Nullable SpoolFile file;
  private @Nullable RandomAccessFile open;
  private @Nullable RuntimeException failure;
  private long size;

  ContentCollector(Spool spool) {
    this.spool = spool;
  }

  long size() {
    return size;
  }

  /**
   * Adds bytes; follow the last with {@link #pause()} or {@link #finish()}, which throw if they
   * could not be kept.
   */
  void write(byte[] bytes, int offset, int length) {
    if (failure == null) {
      try {
        keep(bytes, offset, length);
      } catch (IOException e) {
        fail(new UncheckedIOException("Cannot write a temporary file: " + e.getMessage(), e));
      } catch (RuntimeException e) {
        fail(e);
      }
    }
    size += length;
  }

  /**
   * Adds other content. A file that comes first is taken over instead of copied.
   *
   * @throws UncheckedIOException if it cannot be read, or not be kept; then nothing is left
   */
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
      try {
        more.forEachBuffer(this::write);
      } catch (RuntimeException e) {
        fail(e);
      }
      pause();
    }
  }

  /**
   * Closes the file until there is more.
   *
   * @throws UncheckedIOException if something could not be written
   */
  void pause() {
    try {
      closeFile();
    } catch (IOException e) {
      fail(new UncheckedIOException("Cannot write a temporary file: " + e.getMessage(), e));
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * Ends the collection.
   *
   * @return what was collected, for the caller to {@linkplain Content#release() release}
   * @throws UncheckedIOException if something could not be written
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
    memory.clear();
    try {
      closeFile();
    } catch (IOException e) {
      // The file is deleted anyway.
    }
    SpoolFile unwanted = file;
    file = null;
    if (unwanted != null) {
      unwanted.release();
    }
  }

  private void write(ByteBuffer source) {
    byte[] bytes = new byte[Math.min(source.remaining(), ContentPiece.STEP)];
    while (source.hasRemaining()) {
      int count = Math.min(source.remaining(), bytes.length);
      source.get(bytes, 0, count);
      write(bytes, 0, count);
    }
  }

  private void keep(byte[] bytes, int offset, int length) throws IOException {
    if (file == null && size + length <= spool.memoryLimit()) {
      memory.write(bytes, offset, length);
    } else {
      RandomAccessFile target = open == null ? openFile() : open;
      target.write(bytes, offset, length);
    }
  }

  private void fail(RuntimeException reason) {
    failure = reason;
    discard();
  }

  private void closeFile() throws IOException {
    RandomAccessFile closing = open;
    open = null;
    if (closing != null) {
      closing.close();
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
}
