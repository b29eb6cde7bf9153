package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * How a JSON value is read as a Java value. Unknown members are skipped, {@code null} counts as
 * absent, of a repeated member the last one counts. Immutable and safe for use by several threads.
 *
 * <pre>{@code
 * static final JsonType<List<Namespace>> NAMESPACES =
 *     JsonType.listOf(
 *         JsonType.object(Namespace::builder)
 *             .required("name", JsonType.TEXT, Namespace.Builder::name)
 *             .optional("crn", JsonType.TEXT, Namespace.Builder::crn)
 *             .build(Namespace.Builder::build));
 * }</pre>
 *
 * @param <T> what it is read as
 */
public final class JsonType<T> {
  /** A string. */
  public static final JsonType<String> TEXT = plain(Plain.TEXT);

  /** A string; anything else is passed over, and counts as an empty one. */
  public static final JsonType<String> LENIENT_TEXT = plain(Plain.LENIENT_TEXT);

  /** A string, or what stands for one without quotes: a number, or true or false. */
  public static final JsonType<String> WORD = plain(Plain.WORD);

  /** A whole number of at most 64 bits. */
  public static final JsonType<Long> LONG = plain(Plain.LONG);

  /** A whole number of at most 32 bits. */
  public static final JsonType<Integer> INT = plain(Plain.INT);

  /** True or false. */
  public static final JsonType<Boolean> FLAG = plain(Plain.FLAG);

  /** A moment as seconds since 1970. */
  public static final JsonType<Instant> EPOCH_SECONDS = plain(Plain.EPOCH_SECONDS);

  /** Anything, as its JSON text. */
  public static final JsonType<String> RAW = plain(Plain.JSON_IN_A_VALUE);

  /** Anything, passed over. */
  public static final JsonType<Boolean> IGNORED = plain(Plain.IGNORED);

  /** Anything, as its JSON text. */
  public static final JsonType<String> JSON = plain(Plain.JSON);

  /** Most lists and maps are short, and there are many. */
  private static final int FEW = 4;

  private final Reading<T> reading;

  JsonType(Reading<T> reading) {
    this.reading = reading;
  }

  /** Reads a value that is there. */
  @FunctionalInterface
  interface Reading<T> {
    T from(JsonReader reader) throws IOException;
  }

  @SuppressWarnings("unchecked") // said beside each constant
  private static <T> JsonType<T> plain(Plain plain) {
    return new JsonType<>((Reading<T>) plain);
  }

  /**
   * An object, told field by field.
   *
   * @param builder makes what the fields are put into
   * @param <B> what the fields are put into
   * @return the fields so far: none
   */
  public static <B> JsonFields<B> object(Supplier<B> builder) {
    return new JsonFields<>(builder);
  }

  /**
   * An array; elements that are {@code null} are left out, and a document that is {@code null} is
   * an empty one.
   *
   * @param element how an element is read
   * @param <E> what an element is read as
   * @return reads an unmodifiable list
   */
  public static <E> JsonType<List<E>> listOf(JsonType<E> element) {
    return new JsonType<>(
        reader -> {
          if (skippedNull(reader)) {
            return List.of();
          }
          List<E> list = new ArrayList<>(FEW);
          reader.beginArray();
          while (reader.hasNext()) {
            if (!skippedNull(reader)) {
              list.add(element.from(reader));
            }
          }
          reader.endArray();
          return Collections.unmodifiableList(list);
        });
  }

  /**
   * An object used as a map; the order is kept, members that are {@code null} are left out, and a
   * document that is {@code null} is an empty one.
   *
   * @param value how a value is read
   * @param <V> what a value is read as
   * @return reads an unmodifiable map
   */
  public static <V> JsonType<Map<String, V>> mapOf(JsonType<V> value) {
    return mapOf(value, null);
  }

  /**
   * An object used as a map; the order is kept.
   *
   * @param value how a value is read
   * @param absent what stands for {@code null}; null to leave such members out
   * @param <V> what a value is read as
   * @return reads an unmodifiable map
   */
  public static <V> JsonType<Map<String, V>> mapOf(JsonType<V> value, @Nullable V absent) {
    return new JsonType<>(
        reader -> {
          if (skippedNull(reader)) {
            return Map.of();
          }
          Map<String, V> map = new LinkedHashMap<>(FEW);
          reader.beginObject();
          while (reader.hasNext()) {
            String name = reader.nextName();
            if (!skippedNull(reader)) {
              map.put(name, value.from(reader));
            } else if (absent != null) {
              map.put(name, absent);
            }
          }
          reader.endObject();
          return Collections.unmodifiableMap(map);
        });
  }

  /**
   * The same, for a value that need not be an object.
   *
   * @param other what a value counts as that is no object
   * @return the type
   */
  public JsonType<T> ifObject(T other) {
    return new JsonType<>(
        reader -> {
          if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
            return reading.from(reader);
          }
          reader.skipValue();
          return other;
        });
  }

  /**
   * The same JSON, read as something else.
   *
   * @param conversion makes it; throws {@link IllegalArgumentException} for what it cannot read
   * @param <R> what it is read as
   * @return the type
   */
  public <R> JsonType<R> map(Function<? super T, ? extends R> conversion) {
    return new JsonType<>(
        reader -> {
          T value = reading.from(reader);
          try {
            return conversion.apply(value);
          } catch (IllegalArgumentException | DateTimeException e) {
            throw JsonMismatch.refused(reader, e);
          }
        });
  }

  /**
   * Reads a whole document.
   *
   * @param source the text; not closed
   * @return the value
   * @throws JsonFormatException if it is not JSON, or not of this type
   * @throws IOException if the source cannot be read
   */
  public T read(BufferedSource source) throws IOException {
    JsonReader reader = JsonReader.of(source);
    try {
      T value = from(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new JsonDataException("there is more text after it");
      }
      return value;
    } catch (IOException | JsonDataException e) {
      throw JsonMismatch.of(reader, e);
    }
  }

  /**
   * Reads a whole document from memory.
   *
   * @param utf8 the text
   * @return the value
   * @throws JsonFormatException if it is not JSON, or not of this type
   */
  public T read(byte[] utf8) throws JsonFormatException {
    try {
      return read(new Buffer().write(utf8));
    } catch (JsonFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a buffer in memory does not fail
    }
  }

  /**
   * Reads the elements of a document that is an array, one at a time; {@code null} is an empty one.
   *
   * @param source the text; not closed
   * @return the elements; its methods throw {@link java.io.UncheckedIOException} with what {@link
   *     #read(BufferedSource)} throws
   */
  public Iterator<T> elements(BufferedSource source) {
    return new JsonElements<>(this, JsonReader.of(source));
  }

  /**
   * Reads documents that follow one another.
   *
   * @param source the text; not closed
   * @param limit how many bytes one document may have, give or take what is read ahead
   * @return the documents
   */
  public JsonDocuments<T> documents(BufferedSource source, long limit) {
    return new JsonDocuments<>(this, source, limit);
  }

  T from(JsonReader reader) throws IOException {
    return reading.from(reader);
  }

  static boolean skippedNull(JsonReader reader) throws IOException {
    if (reader.peek() != JsonReader.Token.NULL) {
      return false;
    }
    reader.nextNull();
    return true;
  }
}
