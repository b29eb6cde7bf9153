package dev.registrysdk.auth.docker;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/**
 * Reads JSON as a tree of maps, lists, texts, {@link Boolean}s, {@link Digits} and {@link
 * Null#NULL}, from which {@link JsonText} writes the same again. Complaints tell where, never what:
 * the content is secret.
 */
final class Json {
  /** More than any of these files has, and less than hurts. */
  static final int MAX_BYTES = 1 << 20;

  private final JsonReader reader;
  private final List<String> names = new ArrayList<>();

  private Json(byte[] utf8) {
    this.reader = JsonReader.of(new Buffer().write(utf8));
  }

  /** A number with its spelling. */
  record Digits(String text) {}

  /** The value {@code null}. */
  enum Null {
    NULL
  }

  /** Reads an object. */
  static Map<String, Object> object(byte[] utf8) {
    return object(utf8, MAX_BYTES);
  }

  /** Reads an object of at most a number of bytes. */
  static Map<String, Object> object(byte[] utf8, int most) {
    if (utf8.length > most) {
      throw new JsonProblem("it is larger than " + most + " bytes");
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
    } catch (CharacterCodingException e) {
      throw new JsonProblem("it is not text in UTF-8");
    }
    return new Json(utf8).document();
  }

  private Map<String, Object> document() {
    try {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        throw new JsonProblem("it is not a JSON object");
      }
      Map<String, Object> object = readObject();
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonProblem("it is not JSON: there is more text after the end");
      }
      return object;
    } catch (EOFException e) {
      throw problem("it is not JSON: it ends early");
    } catch (IOException e) {
      throw problem("it is not JSON: it does not follow the grammar");
    } catch (JsonDataException e) {
      throw problem("it is nested too deep");
    }
  }

  /** The causes are left out: they repeat text. */
  private JsonProblem problem(String complaint) {
    return new JsonProblem(complaint + (names.isEmpty() ? "" : ", in " + Names.path(names)));
  }

  private Object value() throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> readObject();
      case BEGIN_ARRAY -> readArray();
      case NUMBER -> new Digits(reader.nextString());
      case STRING -> reader.nextString();
      case BOOLEAN -> reader.nextBoolean();
      default -> {
        reader.nextNull();
        yield Null.NULL;
      }
    };
  }

  private Map<String, Object> readObject() throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      names.add(reader.nextName());
      String name = names.get(names.size() - 1);
      if (object.containsKey(name)) {
        throw problem("a member is there twice");
      }
      object.put(name, value());
      names.remove(names.size() - 1);
    }
    reader.endObject();
    return object;
  }

  private List<Object> readArray() throws IOException {
    List<Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value());
    }
    reader.endArray();
    return array;
  }

  /** A member of an object that is an object; absent if it is not there or null. */
  static Optional<Map<String, Object>> object(Map<String, Object> parent, String name) {
    Object value = parent.getOrDefault(name, Null.NULL);
    if (value == Null.NULL) {
      return Optional.empty();
    }
    if (value instanceof Map<?, ?> members) {
      return Optional.of(cast(members));
    }
    throw new JsonProblem(Names.key(name) + " is not an object");
  }

  /** A member of an object that is a text; absent if it is not there, null or empty. */
  static Optional<String> text(Map<String, Object> parent, String name) {
    Object value = parent.getOrDefault(name, Null.NULL);
    if (value == Null.NULL) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text).filter(filled -> !filled.isEmpty());
    }
    throw new JsonProblem(Names.key(name) + " is not a text");
  }

  @SuppressWarnings("unchecked") // every map of a tree was made here
  private static Map<String, Object> cast(Map<?, ?> members) {
    return (Map<String, Object>) members;
  }
}
