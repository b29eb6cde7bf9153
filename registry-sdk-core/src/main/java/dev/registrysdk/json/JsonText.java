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

  /**
   * Writes a document.
   *
   * @param content writes it
   * @return the text in UTF-8
   */
  public static byte[] write(Consumer<JsonText> content) {
    JsonText text = new JsonText();
    content.accept(text);
    return text.buffer.readByteArray();
  }

  /**
   * Writes the name of a member.
   *
   * @param name the name of the member
   * @return this
   */
  public JsonText name(String name) {
    return run(() -> writer.name(name));
  }

  /**
   * Starts an object.
   *
   * @return this
   */
  public JsonText beginObject() {
    return run(writer::beginObject);
  }

  /**
   * Ends an object.
   *
   * @return this
   */
  public JsonText endObject() {
    return run(writer::endObject);
  }

  /**
   * Starts an array.
   *
   * @return this
   */
  public JsonText beginArray() {
    return run(writer::beginArray);
  }

  /**
   * Ends an array.
   *
   * @return this
   */
  public JsonText endArray() {
    return run(writer::endArray);
  }

  /**
   * Writes a member that is a string.
   *
   * @param name the name of the member
   * @param value the string
   * @return this
   */
  public JsonText text(String name, String value) {
    return run(() -> writer.name(name).value(value));
  }

  /**
   * Writes a member that is a number.
   *
   * @param name the name of the member
   * @param value the number
   * @return this
   */
  public JsonText number(String name, long value) {
    return run(() -> writer.name(name).value(value));
  }

  /**
   * Writes a member that is true or false.
   *
   * @param name the name of the member
   * @param value which
   * @return this
   */
  public JsonText flag(String name, boolean value) {
    return run(() -> writer.name(name).value(value));
  }

  /**
   * Writes a member whose value is JSON already.
   *
   * @param name the name of the member
   * @param json the value as it is
   * @return this
   */
  public JsonText json(String name, String json) {
    return run(() -> writer.name(name).value(new Buffer().writeUtf8(json)));
  }

  /**
   * Writes a string of an array.
   *
   * @param value the string
   * @return this
   */
  public JsonText item(String value) {
    return run(() -> writer.value(value));
  }

  /**
   * Writes an array of strings, unless it is empty.
   *
   * @param name the name of the member
   * @param values the strings
   * @return this
   */
  public JsonText textList(String name, List<String> values) {
    if (!values.isEmpty()) {
      name(name).beginArray();
      values.forEach(this::item);
      endArray();
    }
    return this;
  }

  /**
   * Writes an object of strings, unless it is empty.
   *
   * @param name the name of the member
   * @param values the strings by name
   * @return this
   */
  public JsonText texts(String name, Map<String, String> values) {
    if (!values.isEmpty()) {
      name(name).beginObject();
      values.forEach(this::text);
      endObject();
    }
    return this;
  }

  /**
   * Writes an object used as a set, every key with an empty object, unless it is empty.
   *
   * @param name the name of the member
   * @param keys the keys
   * @return this
   */
  public JsonText keys(String name, List<String> keys) {
    if (!keys.isEmpty()) {
      name(name).beginObject();
      keys.stream().distinct().forEach(key -> name(key).beginObject().endObject());
      endObject();
    }
    return this;
  }

  /**
   * Writes a value that was read as a tree.
   *
   * @param value a map, a list, a string, a number, true or false, or null
   * @return this
   */
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
