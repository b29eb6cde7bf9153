package dev.registrysdk.auth.access;

import dev.registrysdk.json.JsonText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the groups of identities share. */
final class Pages {
  private static final String ANY_VERSION = "*";

  private Pages() {}

  /** Reads a list page by page. */
  static <T> List<T> all(Function<@Nullable String, AccessJson.Page<T>> read) {
    List<T> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    @Nullable String token = null;
    do {
      AccessJson.Page<T> page = read.apply(token);
      all.addAll(page.items);
      token = page.next;
      // A token that comes again would never end.
    } while (token != null && seen.add(token));
    return List.copyOf(all);
  }

  static String version(Optional<String> entityTag) {
    return entityTag.orElse(ANY_VERSION);
  }

  static byte[] change(Optional<String> name, Optional<String> description) {
    return JsonText.write(
        json -> {
          json.beginObject();
          name.ifPresent(text -> json.text("name", text));
          description.ifPresent(text -> json.text("description", text));
          json.endObject();
        });
  }
}
