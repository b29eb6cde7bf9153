package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds pull secrets in manifests. */
final class SecretReader {
  static final int MAX_BYTES = 2 << 20;

  private static final String LEGACY_TYPE = "kubernetes.io/dockercfg";
  private static final String LEGACY_KEY = ".dockercfg";

  private final List<PullSecret> secrets = new ArrayList<>();

  private SecretReader() {}

  static List<PullSecret> read(String text) {
    SecretReader reader = new SecretReader();
    try {
      documents(text).forEach(reader::document);
    } catch (JsonProblem e) {
      throw new IllegalArgumentException("Could not read pull secrets: " + e.clause());
    }
    return List.copyOf(reader.secrets);
  }

  /** JSON is read as such, as YAML knows no tabs; what is not may still be YAML with braces. */
  private static List<Map<String, Object>> documents(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (!text.stripLeading().startsWith("{")) {
      return YamlReader.documents(text, MAX_BYTES);
    }
    try {
      return List.of(Json.object(utf8, MAX_BYTES));
    } catch (JsonProblem e) {
      try {
        return YamlReader.documents(text, MAX_BYTES);
      } catch (JsonProblem notEither) {
        throw e;
      }
    }
  }

  private void document(Map<String, Object> document) {
    if (document.get("items") instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        Map<String, Object> list = Map.of("items[" + i + "]", items.get(i));
        Json.object(list, "items[" + i + "]").ifPresent(this::document);
      }
      return;
    }
    String type = Json.text(document, "type").orElse("");
    boolean legacy = type.equals(LEGACY_TYPE);
    if (Json.text(document, "kind").orElse("").equals("Secret")
        && (legacy || type.equals(SecretText.TYPE))) {
      secrets.add(secret(document, legacy));
    }
  }

  private static PullSecret secret(Map<String, Object> document, boolean legacy) {
    Map<String, Object> metadata = Json.object(document, "metadata").orElse(Map.of());
    String name =
        Json.text(metadata, "name")
            .orElseThrow(() -> new JsonProblem("a pull secret has no name in its metadata"));
    try {
      PullSecret.Builder secret = PullSecret.builder();
      secret.name(name).namespace(Json.text(metadata, "namespace"));
      byte[] config = config(document, legacy ? LEGACY_KEY : SecretText.KEY);
      AuthDocument auths = legacy ? AuthDocument.parseLegacy(config) : AuthDocument.parse(config);
      auths.entries().forEach(entry -> put(secret, entry));
      return secret.build();
    } catch (JsonProblem e) {
      throw new JsonProblem("in the pull secret " + Names.key(name) + ", " + e.clause());
    }
  }

  private static byte[] config(Map<String, Object> document, String key) {
    Optional<String> plain =
        Json.object(document, "stringData").flatMap(data -> Json.text(data, key));
    if (plain.isPresent()) {
      return plain.get().getBytes(StandardCharsets.UTF_8);
    }
    String data =
        Json.object(document, "data")
            .flatMap(all -> Json.text(all, key))
            .orElseThrow(() -> new JsonProblem("data has no " + key));
    try {
      return Base64.getDecoder().decode(data.replaceAll("[\r\n]", "").strip());
    } catch (IllegalArgumentException e) { // not a cause: it quotes
      throw new JsonProblem(key + " is not base64");
    }
  }

  private static void put(PullSecret.Builder secret, AuthEntry entry) {
    Optional<Credentials> credentials = entry.credentials();
    if (credentials.isEmpty()) {
      return;
    }
    if (!(credentials.get() instanceof Credentials.Basic login)) {
      throw new JsonProblem(
          "in the entry of "
              + Names.key(entry.key())
              + ", there is a token in place of a password");
    }
    secret.putRegistries(entry.key(), login);
  }
}
