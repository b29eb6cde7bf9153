package dev.registrysdk.testing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request or an answer: bytes in memory, a file, or, of an upload, size and digest
 * only. Immutable.
 */
final class TapeBody {
  static final TapeBody NONE = of(ByteString.EMPTY);

  private static final int LARGEST_IN_MEMORY = 256 << 10;

  private final String digest;
  private final long size;
  private final @Nullable ByteString bytes;
  private final @Nullable Path file;

  private TapeBody(String digest, long size, @Nullable ByteString bytes, @Nullable Path file) {
    this.digest = digest;
    this.size = size;
    this.bytes = bytes;
    this.file = file;
  }

  static TapeBody of(ByteString bytes) {
    return new TapeBody("sha256:" + bytes.sha256().hex(), bytes.size(), bytes, null);
  }

  /** What a client sent; of large content only size and digest. */
  static TapeBody of(Content content) {
    return content.size() <= LARGEST_IN_MEMORY
        ? of(ByteString.of(content.toByteArray()))
        : known(Digest.of(content).toString(), content.size());
  }

  static TapeBody of(String text) {
    return of(ByteString.encodeUtf8(text));
  }

  static TapeBody inFile(Path file, String digest, long size) {
    return new TapeBody(digest, size, null, file);
  }

  /** A body of which only this is known. */
  static TapeBody known(String digest, long size) {
    return new TapeBody(digest, size, null, null);
  }

  String digest() {
    return digest;
  }

  long size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Optional<Path> file() {
    return Optional.ofNullable(file);
  }

  Optional<ByteString> bytes() {
    return Optional.ofNullable(bytes);
  }

  /** The body as text, if it is held in memory and is UTF-8. */
  Optional<String> text() {
    if (bytes == null) {
      return Optional.empty();
    }
    try {
      ByteBuffer buffer = bytes.asByteBuffer();
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(buffer).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return isEmpty() ? "no body" : "a body of " + size + " bytes, " + digest;
  }
}
