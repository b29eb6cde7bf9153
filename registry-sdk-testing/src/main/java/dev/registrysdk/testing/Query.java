package dev.registrysdk.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okio.Buffer;

/** The parameters of a query string or of a form body. */
final class Query {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Query() {}

  static Query parse(String text) {
    Query query = new Query();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        query.values.computeIfAbsent(decode(name), n -> new ArrayList<>()).add(decode(value));
      }
    }
    return query;
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  Set<String> names() {
    return values.keySet();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Decodes percent escapes and plus signs; an escape that is none stays as it is. */
  static String decode(String text) {
    return percentDecoded(text.replace('+', ' '));
  }

  /** Decodes percent escapes only, as a path needs. */
  static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Buffer decoded = new Buffer();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])) {
        decoded.writeByte(
            Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16));
        i += 2;
      } else {
        decoded.writeByte(bytes[i]);
      }
    }
    return decoded.readUtf8();
  }

  private static boolean isHex(byte character) {
    return Character.digit(character, 16) >= 0;
  }
}
