package dev.registrysdk.auth.docker;

import dev.registrysdk.oci.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of one configuration file. Entries are looked at only when they are asked for, so
 * that a broken one does no harm to others.
 */
final class AuthDocument {
  private static final String AUTHS = "auths";
  private static final String HELPERS = "credHelpers";
  private static final String STORE = "credsStore";

  private final Map<String, Object> root;
  private final Map<String, Object> auths;
  private final Map<String, Object> helpers;
  private final Optional<String> store;

  private AuthDocument(Map<String, Object> root) {
    this.root = root;
    this.auths = Json.object(root, AUTHS).orElseGet(LinkedHashMap::new);
    this.helpers = Json.object(root, HELPERS).orElseGet(LinkedHashMap::new);
    this.store = Json.text(root, STORE);
  }

  /** Reads a file; an empty one has no entries. */
  static AuthDocument parse(byte[] content) {
    return new AuthDocument(read(content));
  }

  /** Reads a file of docker before 1.7, which has the entries without a frame. */
  static AuthDocument parseLegacy(byte[] content) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put(AUTHS, read(content));
    return new AuthDocument(root);
  }

  private static Map<String, Object> read(byte[] content) {
    boolean blank = true;
    for (byte b : content) {
      blank &= b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
    return blank ? new LinkedHashMap<>() : Json.object(content);
  }

  /** Whether anything is said about credentials, be it where they are kept. */
  boolean configuresCredentials() {
    return !auths.isEmpty() || !helpers.isEmpty() || store.isPresent();
  }

  /**
   * The entry for a registry as a whole: the key as docker writes it, then the plain host, then
   * other spellings. Where there is only a single entry for a part of the registry, it is that one,
   * as for docker, which does not look at paths; of several nobody could say which is meant.
   */
  Optional<AuthEntry> entry(String host) {
    List<String> keys = keys(host);
    Optional<String> whole = keys.stream().filter(AuthDocument::isWhole).findFirst();
    return whole
        .or(() -> keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty())
        .map(this::entryAt);
  }

  /** The entry for a repository: the most specific key that covers it. */
  Optional<AuthEntry> entry(Repository repository) {
    String host = RegistryKey.canonical(repository.registry());
    return keys(host).stream()
        .filter(key -> RegistryKey.of(key).covers(repository))
        .max(Comparator.comparingInt((String key) -> RegistryKey.of(key).path().length()))
        .filter(key -> !isWhole(key))
        .or(() -> keys(host).stream().filter(AuthDocument::isWhole).findFirst())
        .map(this::entryAt);
  }

  private static boolean isWhole(String key) {
    return RegistryKey.of(key).path().isEmpty();
  }

  /** The keys for a registry and its parts, the preferred spelling first. */
  private List<String> keys(String host) {
    List<String> preferred = List.of(RegistryKey.configKey(host), host);
    List<String> keys = new ArrayList<>(preferred);
    keys.retainAll(auths.keySet());
    auths.keySet().stream()
        .filter(key -> RegistryKey.of(key).host().equals(host) && !preferred.contains(key))
        .forEach(keys::add);
    return keys.stream().distinct().toList();
  }

  /** All entries. */
  List<AuthEntry> entries() {
    return auths.keySet().stream().map(this::entryAt).toList();
  }

  private AuthEntry entryAt(String key) {
    return new AuthEntry(key, Json.object(auths, key).orElseGet(LinkedHashMap::new));
  }

  /**
   * The suffix of the credential helper that a registry's credentials are kept by. An empty one in
   * {@code credHelpers} means that the file keeps them.
   */
  Optional<String> helper(String host) {
    Optional<String> own = ownHelperKey(host);
    return own.isPresent() ? Json.text(helpers, own.get()) : store;
  }

  private Optional<String> ownHelperKey(String host) {
    return helpers.keySet().stream()
        .filter(key -> RegistryKey.of(key).equals(new RegistryKey(host, "")))
        .min(Comparator.comparing(key -> !key.equals(RegistryKey.configKey(host))));
  }

  /**
   * What a helper may know a registry by, the first being what it is told to keep: the name in
   * {@code credHelpers}, which podman hands on as it is, then docker's, then that of the entry.
   */
  List<String> helperKeys(String host) {
    List<String> keys = new ArrayList<>();
    ownHelperKey(host).ifPresent(keys::add);
    keys.add(RegistryKey.configKey(host));
    keys(host).stream().filter(AuthDocument::isWhole).forEach(keys::add);
    return keys.stream().distinct().toList();
  }

  /** Names the helper for all registries, unless something is said about helpers. */
  void choose(String helper) {
    if (!configuresCredentials()) {
      root.put(STORE, helper);
    }
  }

  /** The registries that have a helper of their own. */
  List<String> ownHelpers() {
    return List.copyOf(helpers.keySet());
  }

  /** The helper for all registries that have none of their own. */
  Optional<String> store() {
    return store;
  }

  /** The members of a registry's entry, to be changed; other spellings of the same go away. */
  Map<String, Object> edit(String host) {
    List<String> spellings = keys(host).stream().filter(AuthDocument::isWhole).toList();
    Map<String, Object> members =
        spellings.stream()
            .limit(1)
            .filter(key -> auths.get(key) instanceof Map)
            .findFirst()
            .flatMap(key -> Json.object(auths, key))
            .orElseGet(LinkedHashMap::new);
    String key = RegistryKey.configKey(host);
    spellings.stream().filter(other -> !other.equals(key)).forEach(auths::remove);
    auths.put(key, members);
    root.put(AUTHS, auths);
    return members;
  }

  /** Removes a registry's entry in all its spellings; false if there is none. */
  boolean remove(String host) {
    return auths.keySet().removeIf(key -> RegistryKey.of(key).equals(new RegistryKey(host, "")));
  }

  /** The whole file. */
  String text() {
    return JsonText.pretty(root);
  }
}
