package dev.registrysdk.testing;

import java.time.Instant;
import java.util.Set;

/**
 * A refresh token.
 *
 * @param clients who may use it: the client that got it, or those a delegated one is for
 * @param delegated whether it was made for other clients
 */
record IamRefreshToken(
    String value,
    IamSubject identity,
    Set<String> clients,
    Instant expiry,
    String session,
    boolean delegated) {
  boolean isValid(Instant now) {
    return now.isBefore(expiry);
  }

  @Override
  public String toString() {
    return "refresh token of " + identity;
  }
}
