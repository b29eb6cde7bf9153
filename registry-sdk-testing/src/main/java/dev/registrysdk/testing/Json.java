package dev.registrysdk.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists and strings: the registry looks into a few fields only. */
final class Json {
  private static final JsonAdapter<Object> ANY = new Moshi.Builder().build().adapter(Object.class);

  private Json() {}

  static String write(Object value) {
    return ANY.toJson(value);
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
