package dev.registrysdk.oci;

import static dev.registrysdk.oci.OciFormatException.quote;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON document, read member by member; every complaint carries the JSON path. A
 * member that is {@code null} counts as absent; of a repeated member the last one counts.
 */
final class JsonObject {
  private static final int MAX_NUMBER_LENGTH = 64;
  private static final int MAX_SHOWN_PATH = 120;

  private final String what;
  private final String path;
  private final Map<?, ?> members;

  private JsonObject(String what, String path, Map<?, ?> members) {
    this.what = what;
    this.path = path;
    this.members = members;
  }

  /** Parses a document whose outermost value is an object. */
  static JsonObject parse(String what, byte[] utf8) {
    if (JsonRuns.tooLong(utf8)) {
      throw new OciFormatException(
          "The " + what + " is refused: it has more than 65536 blanks or digits in a row");
    }
    JsonReader reader = JsonReader.of(new Buffer().write(utf8));
    Object value;
    try {
      value = value(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw invalid(what, reader, "there is more text after it");
      }
    } catch (EOFException e) {
      throw invalid(what, reader, "it ends early");
    } catch (IOException e) {
      throw invalid(what, reader, "it does not follow the grammar");
    } catch (JsonDataException e) {
      throw invalid(what, reader, "it is nested too deep");
    } catch (NumberFormatException e) {
      throw invalid(what, reader, "a number is too long");
    }
    if (value instanceof Map<?, ?> members) {
      return new JsonObject(what, "$", members);
    }
    throw new OciFormatException("The " + what + " is not a JSON object");
  }

  /** The parser's own complaints advise its programmer, and repeat text without a limit. */
  private static OciFormatException invalid(String what, JsonReader reader, String complaint) {
    return new OciFormatException(
        "The " + what + " is not valid JSON: " + complaint + ", at " + shown(reader.getPath()));
  }

  private static String shown(String path) {
    boolean plain = path.length() <= MAX_SHOWN_PATH && Ascii.all(path, c -> c > ' ' && c < 0x7f);
    return plain ? path : quote(path);
  }

  private static @Nullable Object value(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case BEGIN_OBJECT -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
          object.put(reader.nextName(), value(reader));
        }
        reader.endObject();
        return object;
      }
      case BEGIN_ARRAY -> {
        List<@Nullable Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
          array.add(value(reader));
        }
        reader.endArray();
        return array;
      }
      case NUMBER -> {
        return decimal(reader.nextString());
      }
      case STRING -> {
        return reader.nextString();
      }
      case BOOLEAN -> {
        return reader.nextBoolean();
      }
      default -> {
        return reader.nextNull();
      }
    }
  }

  private static JsonNumber decimal(String digits) {
    if (digits.length() > MAX_NUMBER_LENGTH) {
      throw new NumberFormatException();
    }
    return new JsonNumber(digits);
  }

  /** The members with all that is below them, free to be changed: maps, lists, texts, numbers. */
  @SuppressWarnings("unchecked") // the parser puts nothing else in
  Map<String, @Nullable Object> tree() {
    return (Map<String, @Nullable Object>) members;
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  /** Whether the member is there, be it {@code null}. */
  boolean mentions(String name) {
    return members.containsKey(name);
  }

  Optional<String> text(String name) {
    return member(name, String.class, "a string");
  }

  /** A text that counts as absent when it is empty, as the tools written in Go leave it. */
  Optional<String> filled(String name) {
    return text(name).filter(text -> !text.isEmpty());
  }

  boolean flag(String name) {
    return member(name, Boolean.class, "true or false").orElse(false);
  }

  Optional<Long> number(String name) {
    return member(name, JsonNumber.class, "a number")
        .map(
            number -> {
              try {
                return number.exact().longValueExact();
              } catch (ArithmeticException e) {
                throw bad(name, "is not a whole number of at most 64 bits");
              }
            });
  }

  Optional<JsonObject> object(String name) {
    return member(name, Map.class, "an object")
        .map(object -> new JsonObject(what, path + "." + name, object));
  }

  JsonObject requiredObject(String name) {
    return object(name).orElseThrow(() -> bad(name, "is missing"));
  }

  List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object item : list(name)) {
      String itemName = name + "[" + objects.size() + "]";
      if (!(item instanceof Map<?, ?> object)) {
        throw bad(itemName, "is not an object");
      }
      objects.add(new JsonObject(what, path + "." + itemName, object));
    }
    return objects;
  }

  List<String> textList(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(name)) {
      if (!(item instanceof String text)) {
        throw bad(name + "[" + texts.size() + "]", "is not a string");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A map of strings; a {@code null} value counts as empty text, as other tools read it. */
  Map<String, String> texts(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            object ->
                object.members.forEach(
                    (key, value) -> {
                      if (value != null && !(value instanceof String)) {
                        throw object.bad(String.valueOf(key), "is not a string");
                      }
                      texts.put(String.valueOf(key), value == null ? "" : (String) value);
                    }));
    return texts;
  }

  /** The names of an object's members, for objects that are used as sets. */
  List<String> keys(String name) {
    List<String> keys = new ArrayList<>();
    object(name).ifPresent(object -> object.members.keySet().forEach(key -> keys.add("" + key)));
    return keys;
  }

  /** A required text, read by a parser whose complaint gets the path. */
  <T> T parsed(String name, Function<String, T> parser) {
    return text(name)
        .map(text -> parse(name, text, parser))
        .orElseThrow(() -> bad(name, "is missing"));
  }

  /** An optional text, read in the same way. */
  <T> Optional<T> parsedIfPresent(String name, Function<String, T> parser) {
    return filled(name).map(text -> parse(name, text, parser));
  }

  <T> List<T> parsedList(String name, Function<String, T> parser) {
    List<T> values = new ArrayList<>();
    for (String text : textList(name)) {
      values.add(parse(name + "[" + values.size() + "]", text, parser));
    }
    return values;
  }

  /** Builds a value whose own checks get the path. */
  <T> T checked(Supplier<T> build) {
    try {
      return build.get();
    } catch (OciFormatException e) {
      throw new OciFormatException(
          "The " + what + " is invalid at " + path + ": " + e.getMessage());
    }
  }

  OciFormatException bad(String name, String complaint) {
    return new OciFormatException(
        "The " + what + " is invalid: " + path + "." + shown(name) + " " + complaint);
  }

  private <T> T parse(String name, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (OciFormatException e) {
      throw bad(name, "is invalid: " + e.getMessage());
    }
  }

  private List<?> list(String name) {
    return member(name, List.class, "an array").orElse(List.of());
  }

  private <T> Optional<T> member(String name, Class<T> type, String kind) {
    Object value = members.get(name);
    if (value != null && !type.isInstance(value)) {
      throw bad(name, "is not " + kind);
    }
    return Optional.ofNullable(type.cast(value));
  }
}
