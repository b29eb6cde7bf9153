package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The elements of an array, each read when it is asked for. */
final class JsonElements<T> implements Iterator<T> {
  private final JsonType<T> type;
  private final JsonReader reader;
  private boolean started;
  private boolean ended;

  JsonElements(JsonType<T> type, JsonReader reader) {
    this.type = type;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    return !ended && run(this::advance);
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("There are no more elements");
    }
    return run(() -> type.from(reader));
  }

  private boolean advance() throws IOException {
    if (!started) {
      started = true;
      if (JsonType.skippedNull(reader)) {
        return end();
      }
      reader.beginArray();
    }
    while (reader.hasNext()) {
      if (!JsonType.skippedNull(reader)) {
        return true;
      }
    }
    reader.endArray();
    return end();
  }

  private boolean end() throws IOException {
    ended = true;
    if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new JsonDataException("there is more text after it");
    }
    return false;
  }

  private <R> R run(Step<R> step) {
    try {
      return step.run();
    } catch (IOException | JsonDataException e) {
      ended = true;
      throw new UncheckedIOException(JsonMismatch.of(reader, e));
    }
  }

  private interface Step<R> {
    R run() throws IOException;
  }
}
