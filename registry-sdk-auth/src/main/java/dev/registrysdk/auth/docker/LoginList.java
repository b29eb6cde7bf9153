package dev.registrysdk.auth.docker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Collects who is signed in where, from a configuration and its credential store. */
final class LoginList {
  private final String source;
  private final AuthDocument document;
  private final Map<String, RegistryLogin> logins = new LinkedHashMap<>();

  private LoginList(String source, AuthDocument document) {
    this.source = source;
    this.document = document;
  }

  /**
   * Reads the entries.
   *
   * @param list asks a helper for its user names by registry
   */
  static List<RegistryLogin> of(
      String source, AuthDocument document, Function<String, Map<String, String>> list) {
    LoginList all = new LoginList(source, document);
    Map<String, String> users = document.store().map(list).orElse(Map.of());
    document.entries().forEach(entry -> all.entry(entry, users));
    document.ownHelpers().forEach(key -> all.add(key, Optional.empty()));
    users.forEach((key, user) -> all.add(key, Optional.of(user)));
    return List.copyOf(all.logins.values());
  }

  private void entry(AuthEntry entry, Map<String, String> users) {
    String registry = RegistryKey.of(entry.key()).toString();
    if (entry.credentials().isPresent()) {
      logins.putIfAbsent(registry, login(registry).username(entry.username()).build());
    } else {
      String configKey = RegistryKey.configKey(registry);
      Optional<String> user = Optional.ofNullable(users.get(configKey));
      add(entry.key(), user.or(() -> Optional.ofNullable(users.get(entry.key()))));
    }
  }

  /** A registry whose secret a helper keeps; a marker without a helper is nothing. */
  private void add(String key, Optional<String> user) {
    RegistryKey registry = RegistryKey.of(key);
    document
        .helper(registry.host())
        .ifPresent(
            helper ->
                logins.putIfAbsent(
                    registry.toString(),
                    login(registry.toString())
                        .helper(helper)
                        .username(user.filter(name -> !name.equals(AuthEntry.TOKEN_USER)))
                        .build()));
  }

  private RegistryLogin.Builder login(String registry) {
    RegistryLogin.Builder login = RegistryLogin.builder();
    login.registry(registry).source(source);
    return login;
  }
}
