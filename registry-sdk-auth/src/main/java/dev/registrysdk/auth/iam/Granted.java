package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.Credentials;
import java.util.Optional;

/**
 * What a grant has brought.
 *
 * @param token the access token
 * @param refreshToken the refresh token, where there is one
 * @param lifetime how long the access token is used, from now on
 */
record Granted(Credentials.BearerToken token, Optional<Secret> refreshToken, Lifetime lifetime) {
  /** The same with a refresh token, if it has none of its own. */
  Granted orRefreshToken(Secret other) {
    return refreshToken.isPresent() ? this : new Granted(token, Optional.of(other), lifetime);
  }

  Claims claims() {
    return Claims.of(token.token());
  }
}
