package dev.registrysdk.testing;

import java.time.Instant;
import java.util.List;

/** What one bearer token allows, and until when. */
record Grant(List<Scope> scopes, Instant expiry) implements Access {
  @Override
  public boolean allows(Scope needed) {
    return needed.isLogin() || scopes.stream().anyMatch(scope -> scope.covers(needed));
  }
}
