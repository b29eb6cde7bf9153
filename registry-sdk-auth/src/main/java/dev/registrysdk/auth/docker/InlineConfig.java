package dev.registrysdk.auth.docker;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code DOCKER_AUTH_CONFIG}. As for docker it may have {@code auths} with {@code
 * auth} and nothing else, and is left aside with a warning if it has.
 */
final class InlineConfig {
  private InlineConfig() {}

  static Optional<AuthDocument> read(String text) {
    try {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      check(Json.object(content));
      return Optional.of(AuthDocument.parse(content));
    } catch (JsonProblem e) {
      Logs.warning("Leaving " + ConfigPlaces.INLINE + " aside: " + e.clause());
      return Optional.empty();
    }
  }

  private static void check(Map<String, Object> root) {
    only(root, "auths", "it has more than auths");
    Map<String, Object> auths = Json.object(root, "auths").orElse(Map.of());
    for (String key : auths.keySet()) {
      String where = "in the entry of " + Names.key(key) + ", ";
      Map<String, Object> entry = Json.object(auths, key).orElse(Map.of());
      only(entry, "auth", where + "there is more than auth");
      if (Json.text(entry, "auth").isEmpty()) {
        throw new JsonProblem(where + "auth is missing");
      }
    }
  }

  private static void only(Map<String, Object> members, String name, String complaint) {
    if (!Set.of(name).containsAll(members.keySet())) {
      throw new JsonProblem(complaint);
    }
  }
}
