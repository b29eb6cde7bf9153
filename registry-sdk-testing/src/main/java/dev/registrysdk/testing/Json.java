package dev.registrysdk.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists and strings: the registry looks into a few fields only. */
final class Json {
  private static final JsonAdapter<Object> ANY = new Moshi.Builder().build().adapter(Object.class);

  private Json() {}

  static String write(Object value) {
    return ANY.toJson(value);
  }

  /** The same with every null member of an object, as services send that are written in Go. */
  static String writeWithNulls(Object value) {
    return ANY.serializeNulls().toJson(value);
  }

  /** Whatever JSON value this text holds; nothing when it is not JSON, or null. */
  static Optional<Object> tryAny(String text) {
    try {
      return Optional.ofNullable(ANY.fromJson(text));
    } catch (IOException | JsonDataException notJson) {
      return Optional.empty();
    }
  }

  /** The JSON object in this text, or nothing when the text is anything else. */
  static Optional<Map<?, ?>> tryObject(String text) {
    try {
      return ANY.fromJson(text) instanceof Map<?, ?> map ? Optional.of(map) : Optional.empty();
    } catch (IOException | JsonDataException notJson) {
      return Optional.empty();
    }
  }

  static Optional<String> string(Map<?, ?> object, String field) {
    return object.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A whole number. */
  static OptionalLong number(Map<?, ?> object, String field) {
    return object.get(field) instanceof Number number && number.doubleValue() % 1 == 0
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }

  static Optional<Boolean> bool(Map<?, ?> object, String field) {
    return object.get(field) instanceof Boolean value ? Optional.of(value) : Optional.empty();
  }

  /** The same value with whole numbers as such: the parser makes floating-point numbers of all. */
  static @Nullable Object withWholeNumbers(@Nullable Object value) {
    if (value instanceof Double number && number % 1 == 0 && Math.abs(number) < 1L << 53) {
      return number.longValue();
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(withWholeNumbers(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(key, withWholeNumbers(element)));
      return copy;
    }
    return value;
  }

  /** The same value with the members of objects in the order of their names. */
  static Object sorted(Object value) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(element == null ? null : sorted(element)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new TreeMap<>();
      map.forEach(
          (name, member) -> copy.put(String.valueOf(name), member == null ? null : sorted(member)));
      return copy;
    }
    return value;
  }

  static Map<?, ?> object(Map<?, ?> object, String field) {
    return object.get(field) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The objects in an array field; elements of another kind are left out. */
  static List<Map<?, ?>> objects(Map<?, ?> object, String field) {
    @Nullable Object value = object.get(field);
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    return list.stream().<Map<?, ?>>mapMulti(Json::passObject).toList();
  }

  private static void passObject(@Nullable Object element, Consumer<Map<?, ?>> next) {
    if (element instanceof Map<?, ?> map) {
      next.accept(map);
    }
  }
}
