package dev.registrysdk.http;

import dev.registrysdk.auth.Credentials;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a token is asked for, and with what; equal questions have the same answer.
 *
 * @param registry where the token is used
 * @param realm where it is asked for
 * @param credentials what is shown there; null to stay anonymous
 * @param scopes what it shall allow; the one that matters most comes first
 */
record TokenKey(
    Registry registry, Realm realm, @Nullable Credentials credentials, List<Scope> scopes) {
  /** Whether two keys differ in nothing but the scopes. */
  boolean sameParties(TokenKey other) {
    return registry.equals(other.registry)
        && realm.equals(other.realm)
        && Objects.equals(credentials, other.credentials);
  }
}
