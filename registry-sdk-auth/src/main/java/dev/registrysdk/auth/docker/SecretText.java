package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes the manifests of pull secrets. */
final class SecretText {
  static final String TYPE = "kubernetes.io/dockerconfigjson";
  static final String KEY = ".dockerconfigjson";

  /** User names of ICR whose passwords are tokens of a session. */
  private static final Set<String> PASSING = Set.of("iambearer", "iamrefresh");

  private SecretText() {}

  static String yaml(PullSecret secret) {
    StringBuilder text = new StringBuilder("apiVersion: v1\nkind: Secret\nmetadata:\n");
    text.append("  name: ").append(JsonText.quoted(secret.name())).append('\n');
    secret
        .namespace()
        .ifPresent(it -> text.append("  namespace: ").append(JsonText.quoted(it)).append('\n'));
    text.append("type: ").append(TYPE).append("\ndata:\n  ").append(KEY).append(": ");
    return text.append(JsonText.quoted(data(secret))).append('\n').toString();
  }

  static String json(PullSecret secret) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", secret.name());
    secret.namespace().ifPresent(it -> metadata.put("namespace", it));
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("apiVersion", "v1");
    manifest.put("kind", "Secret");
    manifest.put("metadata", metadata);
    manifest.put("type", TYPE);
    manifest.put("data", Map.of(KEY, data(secret)));
    return JsonText.pretty(manifest);
  }

  private static String data(PullSecret secret) {
    Map<String, Object> auths = new LinkedHashMap<>();
    secret.registries().forEach((key, login) -> auths.put(configKey(key), entry(secret, login)));
    String config = JsonText.compact(Map.of("auths", auths));
    return Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8));
  }

  private static String configKey(String key) {
    return RegistryKey.configKey(key);
  }

  private static Map<String, Object> entry(PullSecret secret, Credentials.Basic login) {
    if (PASSING.contains(login.username())) {
      throw new IllegalArgumentException(
          "The pull secret "
              + secret.name()
              + " would soon fail: the password of "
              + login.username()
              + " ends with a session; use iamapikey with the API key of a service ID");
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("username", login.username());
    entry.put("password", login.password());
    entry.put("auth", AuthEntry.encode(login.username(), login.password()));
    return entry;
  }
}
