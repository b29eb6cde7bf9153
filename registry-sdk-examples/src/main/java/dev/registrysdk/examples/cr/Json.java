package dev.registrysdk.examples.cr;

import com.squareup.moshi.JsonWriter;
import dev.registrysdk.copy.BlobCount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import okio.Buffer;

/** A JSON object, made member by member; what an Optional does not hold is left out. */
final class Json {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /** Adds text: anything whose string is its value, such as a digest or a reference. */
  Json with(String name, Object value) {
    members.put(name, value.toString());
    return this;
  }

  Json with(String name, Optional<?> value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  Json with(String name, long value) {
    members.put(name, value);
    return this;
  }

  Json with(String name, boolean value) {
    members.put(name, value);
    return this;
  }

  Json with(String name, Json value) {
    members.put(name, value.members);
    return this;
  }

  Json with(String name, OptionalInt value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  Json with(String name, OptionalLong value) {
    value.ifPresent(present -> with(name, present));
    return this;
  }

  Json with(String name, BlobCount count) {
    return with(name, new Json().with("blobs", count.blobs()).with("bytes", count.bytes()));
  }

  Json with(String name, List<?> values) {
    members.put(
        name,
        values.stream()
            .map(value -> value instanceof Json json ? json.members : value.toString())
            .toList());
    return this;
  }

  @Override
  public String toString() {
    Buffer text = new Buffer();
    try (JsonWriter writer = JsonWriter.of(text)) {
      writer.jsonValue(members);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write JSON", e);
    }
    return text.readUtf8();
  }
}
