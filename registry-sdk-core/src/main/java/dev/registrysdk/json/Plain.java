package dev.registrysdk.json;

import com.squareup.moshi.JsonReader;
import java.io.EOFException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import okio.BufferedSource;

/**
 * Values that are read alone. One class for all: each lambda would be another that is made before a
 * program's first answer.
 */
enum Plain implements JsonType.Reading<Object> {
  TEXT,
  LENIENT_TEXT,
  WORD,
  LONG,
  INT,
  FLAG,
  EPOCH_SECONDS,
  IGNORED,
  JSON,
  JSON_IN_A_VALUE;

  @Override
  public Object from(JsonReader reader) throws IOException {
    return switch (this) {
      case TEXT -> reader.nextString();
      case LENIENT_TEXT -> lenient(reader);
      case WORD -> word(reader);
      case LONG -> reader.nextLong();
      case INT -> reader.nextInt();
      case FLAG -> reader.nextBoolean();
      case EPOCH_SECONDS -> moment(reader);
      case IGNORED -> ignored(reader);
      case JSON -> json(reader, "End of input"); // in the words of the reader itself
      case JSON_IN_A_VALUE -> json(reader, "End of input in a value");
    };
  }

  private static boolean ignored(JsonReader reader) throws IOException {
    reader.skipValue();
    return true;
  }

  private static String lenient(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.STRING) {
      return reader.nextString();
    }
    reader.skipValue();
    return "";
  }

  private static String word(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.BOOLEAN
        ? String.valueOf(reader.nextBoolean())
        : reader.nextString();
  }

  private static Instant moment(JsonReader reader) throws IOException {
    long seconds = reader.nextLong();
    try {
      return Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw JsonMismatch.refused(reader, e);
    }
  }

  private static String json(JsonReader reader, String end) throws IOException {
    try (BufferedSource value = reader.nextSource()) {
      return value.readUtf8();
    } catch (EOFException e) {
      throw new EOFException(end);
    }
  }
}
