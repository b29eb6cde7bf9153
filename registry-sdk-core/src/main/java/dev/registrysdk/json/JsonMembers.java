package dev.registrysdk.json;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** Reads what can be read of text that may be cut off, or no JSON at all. */
public final class JsonMembers {
  private JsonMembers() {}

  /**
   * The members of an object, as far as it can be read.
   *
   * @param text any text
   * @return names and values as JSON text, in order; empty if it is not the text of an object
   */
  public static Map<String, String> of(String text) {
    Map<String, String> members = new LinkedHashMap<>();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      if (reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
        reader.beginObject();
        while (reader.hasNext()) {
          String name = reader.nextName();
          members.put(name, JsonType.JSON.from(reader));
        }
      }
    } catch (IOException | JsonDataException e) {
      return Collections.unmodifiableMap(members); // what was read until here is worth having
    }
    return Collections.unmodifiableMap(members);
  }

  /**
   * The elements of an array, as far as it can be read.
   *
   * @param text any text
   * @return values as JSON text; empty if it is not the text of an array
   */
  public static List<String> elements(String text) {
    List<String> elements = new ArrayList<>();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      if (reader.peek() == JsonReader.Token.BEGIN_ARRAY) {
        reader.beginArray();
        while (reader.hasNext()) {
          elements.add(JsonType.JSON.from(reader));
        }
      }
    } catch (IOException | JsonDataException e) {
      return Collections.unmodifiableList(elements);
    }
    return Collections.unmodifiableList(elements);
  }
}
