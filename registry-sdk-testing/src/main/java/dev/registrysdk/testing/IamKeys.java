package dev.registrysdk.testing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The API keys. Guarded by the lock of {@link IamWorld}. */
final class IamKeys {
  private final Map<String, IamStoredKey> keys = new LinkedHashMap<>();

  void add(IamStoredKey key) {
    keys.put(key.id(), key);
  }

  Optional<IamStoredKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  Optional<IamStoredKey> ofValue(String value) {
    return keys.values().stream().filter(key -> key.value().equals(value)).findFirst();
  }

  Collection<IamStoredKey> all() {
    return keys.values();
  }

  void remove(String id) {
    keys.remove(id);
  }

  /** Takes the keys of somebody away who leaves an account. */
  void removeOf(String iamId, String account) {
    keys.values().removeIf(key -> key.iamId().equals(iamId) && key.account().equals(account));
  }
}
