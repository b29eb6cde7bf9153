package dev.registrysdk.distribution;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.registrysdk.error.ErrorDetail;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"errors":[{"code","message","detail"}]}}, and the single {@code message} or {@code
 * details} that some registries send instead; tolerates everything else.
 */
final class ErrorJson {
  private static final int MAX_DETAIL = 2_000;
  private static final String UNKNOWN = "UNKNOWN";
  private static final Set<String> SINGLE = Set.of("message", "details");

  private ErrorJson() {}

  static List<ErrorDetail> read(String body) {
    List<ErrorDetail> details = new ArrayList<>();
    if (!body.stripLeading().startsWith("{")) {
      return details;
    }
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body))) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (name.equals("errors") && reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
          errors(reader, details);
        } else if (SINGLE.contains(name) && reader.peek() == JsonReader.Token.STRING) {
          details.add(
              ErrorDetail.builder().code(UNKNOWN).message(cut(reader.nextString())).build());
        } else {
          reader.skipValue();
        }
      }
    } catch (IOException | JsonDataException e) {
      // What was understood up to here is still worth telling.
      return details;
    }
    return details;
  }

  private static void errors(JsonReader reader, List<ErrorDetail> details) throws IOException {
    reader.beginArray();
    while (reader.hasNext()) {
      if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
        details.add(error(reader));
      } else {
        reader.skipValue();
      }
    }
    reader.endArray();
  }

  private static ErrorDetail error(JsonReader reader) throws IOException {
    ErrorDetail.Builder detail = ErrorDetail.builder().code(UNKNOWN);
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      Object value = reader.readJsonValue();
      if (name.equals("code") && value instanceof String code) {
        detail.code(code);
      } else if (name.equals("message") && value instanceof String message && !message.isEmpty()) {
        detail.message(message);
      } else if (name.equals("detail") && value != null) {
        detail.detail(text(value));
      }
    }
    reader.endObject();
    return detail.build();
  }

  private static String text(@Nullable Object value) throws IOException {
    if (value instanceof String text) {
      return cut(text);
    }
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.jsonValue(value);
    }
    return cut(buffer.readUtf8());
  }

  private static String cut(String text) {
    return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "…";
  }
}
