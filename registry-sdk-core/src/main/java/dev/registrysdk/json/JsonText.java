package dev.registrysdk.json;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes compact JSON into memory: members in the order they are given, empty collections left out.
 */
public final class JsonText {
  private final Buffer buffer = new Buffer();
  private final JsonWriter writer = JsonWriter.of(buffer);

  private JsonText() {
    writer.setSerializeNulls(true); // a null that was read is written again
  }

  public static byte[] write(Consumer<JsonText> content) {
    JsonText text = new JsonText();
    content.accept(text);
    return text.buffer.readByteArray();
  }

  public JsonText name(String name) {
    return run(() -> writer.name(name));
  }

  public JsonText beginObject() {
    return run(writer::beginObject);
  }

  public JsonText endObject() {
    return run(writer::endObject);
  }

  public JsonText beginArray() {
    return run(writer::beginArray);
  }

  public JsonText endArray() {
    return run(writer::endArray);
  }

  public JsonText text(String name, String value) {
    return run(() -> writer.name(name).value(value));
  }

  public JsonText number(String name, long value) {
    return run(() -> writer.name(name).value(value));
  }

  public JsonText flag(String name, boolean value) {
    return run(() -> writer.name(name).value(value));
  }

  /** A value that is JSON already. */
  public JsonText json(String name, String json) {
    return run(() -> writer.name(name).value(new Buffer().writeUtf8(json)));
  }

  public JsonText item(String value) {
    return run(() -> writer.value(value));
  }

  public JsonText textList(String name, List<String> values) {
    if (!values.isEmpty()) {
      name(name).beginArray();
      values.forEach(this::item);
      endArray();
    }
    return this;
  }

  public JsonText texts(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      name(name).beginObject();
      values.forEach(this::text);
      endObject();
    }
    return this;
  }

  /** An object used as a set: every key with an empty object. */
  public JsonText keys(String name, List<String> keys) {
    if (!keys.isEmpty()) {
      name(name).beginObject();
      keys.stream().distinct().forEach(key -> name(key).beginObject().endObject());
      endObject();
    }
    return this;
  }

  /** Any value of {@link JsonObject#tree()}. */
  public JsonText value(@Nullable Object value) {
    if (value instanceof Map<?, ?> members) {
      beginObject();
      members.forEach((name, member) -> name(String.valueOf(name)).value(member));
      return endObject();
    }
    if (value instanceof List<?> items) {
      beginArray();
      items.forEach(this::value);
      return endArray();
    }
    if (value instanceof Boolean flag) {
      return run(() -> writer.value(flag));
    }
    return value instanceof Number number
        ? run(() -> writer.value(number))
        : run(() -> writer.value((String) value));
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
