package dev.registrysdk.examples.cr;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okio.Buffer;

/**
 * What an access token says about itself, to be shown. Nothing is verified, and nothing is decided
 * by it.
 *
 * @param values by name, with a dot before the names of an inner object's
 */
record Claims(Map<String, String> values) {
  /** Reads a JSON web token; without claims if it is none. */
  static Claims of(String token) {
    Map<String, String> values = new HashMap<>();
    String[] parts = token.split("\\.", -1);
    if (parts.length == 3) {
      try (JsonReader reader =
          JsonReader.of(new Buffer().write(Base64.getUrlDecoder().decode(parts[1])))) {
        read(reader, "", values);
      } catch (IOException | RuntimeException e) {
        return new Claims(Map.of()); // not kept: it may quote the token
      }
    }
    return new Claims(Map.copyOf(values));
  }

  private static void read(JsonReader reader, String prefix, Map<String, String> values)
      throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      String name = prefix + reader.nextName();
      switch (reader.peek()) {
        case BEGIN_OBJECT -> read(reader, name + ".", values);
        case STRING, NUMBER -> values.put(name, reader.nextString());
        default -> reader.skipValue();
      }
    }
    reader.endObject();
  }

  /** A claim that is there and not empty. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** What kind of identity it is. */
  String kind() {
    return switch (get("sub_type").orElse("")) {
      case "ServiceId" -> "service ID";
      case "Profile" -> "trusted profile";
      case "" -> get("iam_id").isPresent() ? "user" : "unknown";
      default -> values.get("sub_type");
    };
  }

  /** When the token ends. */
  Optional<Instant> expires() {
    return get("exp")
        .filter(seconds -> seconds.matches("[0-9]{1,12}"))
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)));
  }
}
