package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All repositories by name. Thread-safe. */
final class Repositories {
  private final ConcurrentSkipListMap<String, StoredRepository> byName =
      new ConcurrentSkipListMap<>();
  private final boolean createOnPush;

  Repositories(boolean createOnPush) {
    this.createOnPush = createOnPush;
  }

  /** The names in ASCII order. */
  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  Optional<StoredRepository> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  StoredRepository create(String name) {
    return byName.computeIfAbsent(name, n -> new StoredRepository());
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
    if (!createOnPush) {
      required(name);
    }
  }

  /** Whether a repository without content answers like an empty one. */
  boolean exists(String name) {
    return createOnPush || byName.containsKey(name);
  }

  static Refusal unknown(String name) {
    return Refusal.of(
        ErrorCode.NAME_UNKNOWN, ErrorCode.NAME_UNKNOWN.message(), Map.of("name", name));
  }
}
