package dev.registrysdk.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The exemptions of all accounts, in the order in which they were made. */
final class IcrExemptions {
  private final Set<IcrExemption> all = new LinkedHashSet<>();

  void add(IcrExemption exemption) {
    all.add(exemption);
  }

  boolean remove(IcrExemption exemption) {
    return all.remove(exemption);
  }

  /** Removes all exemptions of an account, and tells how many they were. */
  int clear(String account) {
    int before = all.size();
    all.removeIf(exemption -> exemption.account().equals(account));
    return before - all.size();
  }

  /** Removes what was made for a namespace, which is gone. */
  void forget(String namespace) {
    all.removeIf(exemption -> exemption.where().namespace().equals(namespace));
  }

  List<IcrExemption> of(String account, Predicate<IcrExemption> condition) {
    return all.stream()
        .filter(exemption -> exemption.account().equals(account))
        .filter(condition)
        .toList();
  }
}
