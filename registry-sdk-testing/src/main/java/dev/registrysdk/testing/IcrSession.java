package dev.registrysdk.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token of the registry's token service: who has it, what they asked for and what they got.
 *
 * @param caller nobody for the token of somebody without credentials
 */
record IcrSession(IcrAuthority.@Nullable Caller caller, List<Scope> asked, List<Scope> granted) {
  IcrSession {
    asked = List.copyOf(asked);
    granted = List.copyOf(granted);
  }

  boolean asksFor(Scope needed) {
    return asked.stream().anyMatch(scope -> scope.covers(needed));
  }

  boolean allows(Scope needed) {
    return granted.stream().anyMatch(scope -> scope.covers(needed));
  }

  boolean isOf(String account) {
    return caller != null && caller.account().equals(account);
  }
}
