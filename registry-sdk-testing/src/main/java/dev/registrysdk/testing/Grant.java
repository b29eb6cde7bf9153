package dev.registrysdk.testing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one bearer token allows, and until when.
 *
 * @param asked the scopes that its owner wanted, granted or not
 * @param member its owner; null for somebody without a name
 */
record Grant(List<Scope> scopes, List<Scope> asked, @Nullable Member member, Instant expiry)
    implements Access {
  @Override
  public boolean allows(Scope needed) {
    return needed.isLogin() || scopes.stream().anyMatch(scope -> scope.covers(needed));
  }

  /** A token cannot name a repository that its owner does not know: the owner's rights count. */
  @Override
  public boolean finds(String repository) {
    Scope pull = Scope.repository(repository, "pull");
    return allows(pull) || (member != null && member.limit(pull).covers(pull));
  }

  /** Whether the owner thought of asking for something. */
  boolean asksFor(Scope scope) {
    return asked.stream().anyMatch(one -> one.covers(scope));
  }
}
