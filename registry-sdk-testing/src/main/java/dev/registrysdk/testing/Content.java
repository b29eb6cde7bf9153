package dev.registrysdk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import okio.BufferedSink;
import okio.ByteString;

/**
 * Immutable bytes made of the pieces they arrived in, so that neither joining the chunks of an
 * upload nor serving a range of it copies anything. Large ones are not in memory.
 */
final class Content {
  static final Content EMPTY = new Content(List.of());

  private final List<ContentPiece> pieces;
  private final long size;

  private Content(List<ContentPiece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.size = pieces.stream().mapToLong(ContentPiece::length).sum();
  }

  static Content of(byte[] bytes) {
    return of(ByteString.of(bytes));
  }

  static Content of(String text) {
    return of(ByteString.encodeUtf8(text));
  }

  static Content of(ByteString bytes) {
    return of(new ContentPiece.Memory(bytes, 0, bytes.size()));
  }

  static Content of(List<ByteString> parts) {
    return new Content(
        parts.stream()
            .filter(part -> part.size() > 0)
            .<ContentPiece>map(part -> new ContentPiece.Memory(part, 0, part.size()))
            .toList());
  }

  static Content of(ContentPiece piece) {
    return piece.length() == 0 ? EMPTY : new Content(List.of(piece));
  }

  /** That many zero bytes, which take no memory. */
  static Content zeros(long length) {
    return of(new ContentPiece.Zeros(length));
  }

  List<ContentPiece> pieces() {
    return pieces;
  }

  long size() {
    return size;
  }

  /** The bytes from an offset, inclusive, to another, exclusive. */
  Content slice(long from, long to) {
    List<ContentPiece> kept = new ArrayList<>();
    long start = 0;
    for (ContentPiece piece : pieces) {
      long first = Math.max(from, start);
      long last = Math.min(to, start + piece.length());
      if (first < last) {
        kept.add(piece.slice(first - start, last - start));
      }
      start += piece.length();
    }
    return new Content(kept);
  }

  /** These bytes and then others. */
  Content plus(Content other) {
    List<ContentPiece> both = new ArrayList<>(pieces);
    both.addAll(other.pieces);
    return new Content(both);
  }

  /** Whether some bytes occur in a row. */
  boolean contains(ByteString bytes) {
    ContentSearch search = new ContentSearch(bytes);
    forEachBuffer(search);
    return search.found();
  }

  void writeTo(BufferedSink sink) throws IOException {
    copyTo(sink);
  }

  /**
   * Writes the bytes.
   *
   * @param whenRead is called when all have been read, before the last are written
   */
  void writeTo(BufferedSink sink, Runnable whenRead) throws IOException {
    AtomicLong left = new AtomicLong(size);
    copyTo(
        new BufferChannel(
            buffer -> {
              if (left.addAndGet(-buffer.remaining()) == 0) {
                whenRead.run();
              }
              sink.write(buffer);
            }));
  }

  void update(MessageDigest digest) {
    forEachBuffer(digest::update);
  }

  /** Hands out the bytes, as many at a time as are in memory anyway. */
  void forEachBuffer(Consumer<ByteBuffer> consumer) {
    try {
      copyTo(new BufferChannel(consumer::accept));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a temporary file: " + e.getMessage(), e);
    }
  }

  /** All the bytes in memory. */
  byte[] toByteArray() {
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          "Content of "
              + size
              + " bytes does not fit into an array: pull it over HTTP as a stream");
    }
    byte[] bytes = new byte[(int) size];
    ByteBuffer target = ByteBuffer.wrap(bytes);
    forEachBuffer(target::put);
    return bytes;
  }

  String utf8() {
    return new String(toByteArray(), StandardCharsets.UTF_8);
  }

  /**
   * Says that somebody else needs the bytes from now on, and will call {@link #release()}.
   *
   * @throws IllegalStateException if they are gone
   */
  Content retain() {
    List<ContentPiece.Region> kept = new ArrayList<>();
    try {
      for (ContentPiece.Region region : regions()) {
        region.file().retain();
        kept.add(region);
      }
      return this;
    } catch (IllegalStateException gone) {
      kept.forEach(region -> region.file().release());
      throw gone;
    }
  }

  /** Whether no byte is in a temporary file. */
  boolean isInMemory() {
    return regions().isEmpty();
  }

  /** Says that somebody needs the bytes no longer. Files that nobody needs are deleted. */
  void release() {
    regions().forEach(region -> region.file().release());
  }

  @Override
  public String toString() {
    return size + " bytes";
  }

  private void copyTo(WritableByteChannel target) throws IOException {
    for (ContentPiece piece : pieces) {
      piece.writeTo(target);
    }
  }

  private List<ContentPiece.Region> regions() {
    return pieces.stream()
        .filter(ContentPiece.Region.class::isInstance)
        .map(ContentPiece.Region.class::cast)
        .toList();
  }

  @FunctionalInterface
  private interface BufferConsumer {
    void accept(ByteBuffer buffer) throws IOException;
  }

  private record BufferChannel(BufferConsumer consumer) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) throws IOException {
      int count = source.remaining();
      consumer.accept(source);
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
