package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * JSON documents that follow one another, as streams of progress send them: with line ends between
 * them, or nothing. Each is read when it is asked for and needs no more of the text than its own.
 *
 * @param <T> what a document is read as
 */
public final class JsonDocuments<T> {
  private final JsonType<T> type;
  private final Metered metered;
  private final BufferedSource text;

  JsonDocuments(JsonType<T> type, Source text, long limit) {
    this.type = type;
    this.metered = new Metered(text, limit);
    this.text = Okio.buffer(metered);
  }

  /**
   * Whether there is another document; waits for its first character, or the end of the text.
   *
   * @return false at the end
   * @throws IOException if the text cannot be read
   */
  public boolean hasNext() throws IOException {
    metered.nextDocument();
    while (!text.exhausted()) {
      byte first = text.getBuffer().getByte(0);
      if (first != ' ' && first != '\t' && first != '\r' && first != '\n') {
        return true;
      }
      text.skip(1);
    }
    return false;
  }

  /**
   * Reads the next document.
   *
   * @return the value
   * @throws JsonFormatException if it is not JSON, not of the type, or larger than the limit
   * @throws IOException if the text cannot be read
   */
  public T next() throws IOException {
    JsonReader reader = JsonReader.of(text);
    try {
      return type.from(reader);
    } catch (JsonFormatException e) {
      throw e;
    } catch (IOException | JsonDataException e) {
      throw JsonMismatch.of(reader, e);
    }
  }

  /** Counts what is read for one document. */
  private static final class Metered extends ForwardingSource {
    private final long limit;
    private long count;

    Metered(Source text, long limit) {
      super(text);
      this.limit = limit;
    }

    void nextDocument() {
      count = 0;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      count += Math.max(read, 0);
      if (count > limit) {
        throw new JsonFormatException("a document has more than " + limit + " bytes", null);
      }
      return read;
    }
  }
}
