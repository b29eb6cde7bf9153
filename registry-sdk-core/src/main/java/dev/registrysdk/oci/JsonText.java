package dev.registrysdk.oci;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okio.Buffer;

/**
 * Writes compact JSON into memory: members in the order they are given, empty collections left out.
 */
final class JsonText {
  private final Buffer buffer = new Buffer();
  private final JsonWriter writer = JsonWriter.of(buffer);

  private JsonText() {}

  static byte[] write(Consumer<JsonText> content) {
    JsonText text = new JsonText();
    content.accept(text);
    return text.buffer.readByteArray();
  }

  JsonText name(String name) {
    return run(() -> writer.name(name));
  }

  JsonText beginObject() {
    return run(writer::beginObject);
  }

  JsonText endObject() {
    return run(writer::endObject);
  }

  JsonText beginArray() {
    return run(writer::beginArray);
  }

  JsonText endArray() {
    return run(writer::endArray);
  }

  JsonText text(String name, String value) {
    return run(() -> writer.name(name).value(value));
  }

  JsonText number(String name, long value) {
    return run(() -> writer.name(name).value(value));
  }

  JsonText flag(String name, boolean value) {
    return run(() -> writer.name(name).value(value));
  }

  JsonText item(String value) {
    return run(() -> writer.value(value));
  }

  JsonText textList(String name, List<String> values) {
    if (!values.isEmpty()) {
      name(name).beginArray();
      values.forEach(this::item);
      endArray();
    }
    return this;
  }

  JsonText texts(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      name(name).beginObject();
      values.forEach(this::text);
      endObject();
    }
    return this;
  }

  /** An object used as a set: every key with an empty object. */
  JsonText keys(String name, List<String> keys) {
    if (!keys.isEmpty()) {
      name(name).beginObject();
      keys.stream().distinct().forEach(key -> name(key).beginObject().endObject());
      endObject();
    }
    return this;
  }

  private JsonText run(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory does not fail
    }
  }

  private interface Write {
    JsonWriter run() throws IOException;
  }
}
