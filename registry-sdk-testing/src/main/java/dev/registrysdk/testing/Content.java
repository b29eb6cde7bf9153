package dev.registrysdk.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/**
 * Immutable bytes made of the pieces they arrived in, so that neither joining the chunks of an
 * upload nor serving a range of it copies anything.
 */
final class Content {
  static final Content EMPTY = new Content(List.of());

  private final List<Piece> pieces;
  private final long size;

  private Content(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.size = pieces.stream().mapToLong(Piece::length).sum();
  }

  static Content of(byte[] bytes) {
    return of(List.of(ByteString.of(bytes)));
  }

  static Content of(String text) {
    return of(List.of(ByteString.encodeUtf8(text)));
  }

  static Content of(List<ByteString> parts) {
    return new Content(
        parts.stream()
            .filter(part -> part.size() > 0)
            .map(part -> new Piece(part, 0, part.size()))
            .toList());
  }

  long size() {
    return size;
  }

  /** The bytes from an offset, inclusive, to another, exclusive. */
  Content slice(long from, long to) {
    List<Piece> kept = new ArrayList<>();
    long start = 0;
    for (Piece piece : pieces) {
      long first = Math.max(from, start);
      long last = Math.min(to, start + piece.length());
      if (first < last) {
        int offset = piece.offset() + (int) (first - start);
        kept.add(new Piece(piece.bytes(), offset, (int) (last - first)));
      }
      start += piece.length();
    }
    return new Content(kept);
  }

  /** These bytes and then others. */
  Content plus(Content other) {
    List<Piece> both = new ArrayList<>(pieces);
    both.addAll(other.pieces);
    return new Content(both);
  }

  /** Whether some bytes occur in a row. */
  boolean contains(ByteString bytes) {
    return ByteString.of(toByteArray()).indexOf(bytes) >= 0;
  }

  void writeTo(BufferedSink sink) throws IOException {
    for (Piece piece : pieces) {
      sink.write(piece.bytes(), piece.offset(), piece.length());
    }
  }

  void update(MessageDigest digest) {
    for (Piece piece : pieces) {
      ByteBuffer buffer = piece.bytes().asByteBuffer();
      buffer.position(piece.offset()).limit(piece.offset() + piece.length());
      digest.update(buffer);
    }
  }

  byte[] toByteArray() {
    return joined().readByteArray();
  }

  String utf8() {
    return joined().readUtf8();
  }

  @Override
  public String toString() {
    return size + " bytes";
  }

  private Buffer joined() {
    Buffer buffer = new Buffer();
    for (Piece piece : pieces) {
      buffer.write(piece.bytes(), piece.offset(), piece.length());
    }
    return buffer;
  }

  private record Piece(ByteString bytes, int offset, int length) {}
}
