package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** All repositories by name, and what has to exist before a push. Thread-safe. */
final class Repositories {
  private final ConcurrentSkipListMap<String, StoredRepository> byName =
      new ConcurrentSkipListMap<>();
  private final Set<String> namespaces = new ConcurrentSkipListSet<>();
  private final Settings settings;

  Repositories(Settings settings) {
    this.settings = settings;
  }

  /** The names in ASCII order. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  Optional<StoredRepository> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  StoredRepository create(String name) {
    namespaces.add(namespace(name));
    return byName.computeIfAbsent(name, n -> new StoredRepository());
  }

  /** Lets pushes create repositories below a name. */
  void createNamespace(String name) {
    namespaces.add(name);
  }

  /** Removes a repository with everything in it. */
  void remove(String name) {
    StoredRepository removed = byName.remove(name);
    if (removed != null) {
      removed.dispose();
    }
  }

  /** The repository a request reads from. */
  StoredRepository required(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  /** The repository a request writes to, created if pushes may do so. */
  StoredRepository forPush(String name) {
    requirePushable(name);
    return create(name);
  }

  /** Refuses a push to a repository that would have to exist, without creating anything yet. */
  void requirePushable(String name) {
    if (!exists(name)) {
      throw settings.refusal(Feature.CREATE_ON_PUSH, unknown(name));
    }
  }

  /** Whether a repository without content answers like an empty one. */
  boolean exists(String name) {
    return settings.has(Feature.CREATE_ON_PUSH)
        || byName.containsKey(name)
        || namespaces.contains(namespace(name));
  }

  static Refusal unknown(String name) {
    return Refusal.of(
        ErrorCode.NAME_UNKNOWN, ErrorCode.NAME_UNKNOWN.message(), Map.of("name", name));
  }

  /** The part of a name that has to exist. */
  private String namespace(String name) {
    int end = -1;
    for (long parts = settings.limit(Limit.NAMESPACE_PARTS); parts > 0; parts--) {
      end = name.indexOf('/', end + 1);
      if (end < 0) {
        return name;
      }
    }
    return name.substring(0, Math.max(0, end));
  }
}
