package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object: their names, how each is read, and where it goes.
 *
 * @param <B> what the fields are put into
 */
public final class JsonFields<B> {
  private static final int MAX_REQUIRED = 64;

  private final Supplier<B> builder;
  private final List<Field<B>> fields = new ArrayList<>();
  private @Nullable Other<B> other;

  JsonFields(Supplier<B> builder) {
    this.builder = builder;
  }

  private record Field<B>(String name, boolean required, Reading<B> reading) {}

  /** Reads a value that is there, and puts it where it goes. */
  private interface Reading<B> {
    void read(JsonReader reader, B target) throws IOException;
  }

  /**
   * Adds a field that has to be there.
   *
   * @param name its name
   * @param type how it is read
   * @param setter where it goes
   * @param <V> what it is read as
   * @return these fields
   */
  public <V> JsonFields<B> required(
      String name, JsonType<V> type, BiConsumer<B, ? super V> setter) {
    return add(new Field<>(name, true, value(type, setter)));
  }

  /**
   * Adds a field that may be absent or {@code null}; nothing is set then.
   *
   * @param name its name
   * @param type how it is read
   * @param setter where it goes
   * @param <V> what it is read as
   * @return these fields
   */
  public <V> JsonFields<B> optional(
      String name, JsonType<V> type, BiConsumer<B, ? super V> setter) {
    return add(new Field<>(name, false, value(type, setter)));
  }

  private static <B, V> Reading<B> value(JsonType<V> type, BiConsumer<B, ? super V> setter) {
    return (reader, target) -> put(reader, target, type.from(reader), setter);
  }

  private static <B, V> void put(
      JsonReader reader, B target, V value, BiConsumer<B, ? super V> setter) {
    try {
      setter.accept(target, value);
    } catch (IllegalArgumentException e) {
      throw JsonMismatch.refused(reader, e);
    }
  }

  /**
   * Adds a field that is an array and may be absent, whose elements are set one by one: for
   * builders that would copy a list. Elements that are {@code null} are left out.
   *
   * @param name its name
   * @param element how an element is read
   * @param start comes first: forgets elements that were set before
   * @param adder where an element goes
   * @param <E> what an element is read as
   * @return these fields
   */
  public <E> JsonFields<B> elements(
      String name, JsonType<E> element, Consumer<B> start, BiConsumer<B, ? super E> adder) {
    return add(
        new Field<>(
            name,
            false,
            (reader, target) -> {
              reader.beginArray();
              start.accept(target);
              while (reader.hasNext()) {
                if (!JsonType.skippedNull(reader)) {
                  put(reader, target, element.from(reader), adder);
                }
              }
              reader.endArray();
            }));
  }

  /**
   * Adds a field that is an object used as a map and may be absent, whose members are set one by
   * one: for builders that would copy a map. Members that are {@code null} are left out.
   *
   * @param name its name
   * @param value how the value of a member is read
   * @param start comes first: forgets members that were set before
   * @param setter where a member goes
   * @param <V> what the value of a member is read as
   * @return these fields
   */
  public <V> JsonFields<B> members(
      String name, JsonType<V> value, Consumer<B> start, Member<B, ? super V> setter) {
    return add(
        new Field<>(
            name,
            false,
            (reader, target) -> {
              reader.beginObject();
              start.accept(target);
              while (reader.hasNext()) {
                String key = reader.nextName();
                if (!JsonType.skippedNull(reader)) {
                  V member = value.from(reader);
                  put(reader, target, member, (to, it) -> setter.put(to, key, it));
                }
              }
              reader.endObject();
            }));
  }

  /**
   * Where members go.
   *
   * @param <B> what they are put into
   * @param <V> what their values are read as
   */
  @FunctionalInterface
  public interface Member<B, V> {
    /**
     * Puts one.
     *
     * @param builder what it is put into
     * @param name its name
     * @param value its value
     */
    void put(B builder, String name, V value);
  }

  /**
   * Keeps the fields that are not among these; they are skipped otherwise.
   *
   * @param setter where each goes
   * @return these fields
   */
  public JsonFields<B> others(Other<B> setter) {
    other = setter;
    return this;
  }

  /**
   * Where fields go that are not known.
   *
   * @param <B> what the fields are put into
   */
  @FunctionalInterface
  public interface Other<B> {
    /**
     * Puts one.
     *
     * @param builder what the fields are put into
     * @param name the name of the field
     * @param json its value, as JSON text
     */
    void put(B builder, String name, String json);
  }

  private JsonFields<B> add(Field<B> field) {
    if (fields.size() == MAX_REQUIRED) {
      throw new IllegalStateException("An object has at most 64 fields");
    }
    fields.add(field);
    return this;
  }

  /**
   * Ends the list of fields.
   *
   * @param build makes the value
   * @param <T> what the object is read as
   * @return the type
   */
  public <T> JsonType<T> build(Function<B, T> build) {
    List<Field<B>> all = List.copyOf(fields);
    Other<B> rest = other;
    String[] known = new String[all.size()];
    for (int index = 0; index < known.length; index++) {
      known[index] = all.get(index).name();
    }
    JsonReader.Options names = JsonReader.Options.of(known);
    return new JsonType<>(
        reader -> {
          B target = builder.get();
          reader.beginObject();
          long seen = 0;
          while (reader.hasNext()) {
            int index = reader.selectName(names);
            if (index < 0) {
              unknown(reader, rest, target);
            } else if (!JsonType.skippedNull(reader)) {
              all.get(index).reading().read(reader, target);
              seen |= 1L << index;
            }
          }
          // Checked before the object ends: the path still names it.
          for (int index = 0; index < all.size(); index++) {
            if (all.get(index).required() && (seen & 1L << index) == 0) {
              throw missing(reader, all.get(index).name());
            }
          }
          reader.endObject();
          return built(reader, build, target);
        });
  }

  private static <B> void unknown(JsonReader reader, @Nullable Other<B> rest, B target)
      throws IOException {
    if (rest == null) {
      reader.skipName();
      reader.skipValue();
    } else {
      rest.put(target, reader.nextName(), JsonType.JSON.from(reader));
    }
  }

  private static <B, T> T built(JsonReader reader, Function<B, T> build, B target) {
    try {
      return build.apply(target);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw JsonMismatch.refused(reader, e);
    }
  }

  private static JsonDataException missing(JsonReader reader, String name) {
    String path = reader.getPath();
    int member = Math.max(path.lastIndexOf('.'), -1);
    int element = path.lastIndexOf(']');
    String object = member > element ? path.substring(0, member) : path;
    return new JsonDataException("'" + name + "' is missing at path " + object);
  }
}
