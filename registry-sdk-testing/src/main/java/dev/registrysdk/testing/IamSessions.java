package dev.registrysdk.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refresh tokens, one-time passcodes and the tokens of virtual servers. Guarded by the lock of
 * {@link IamWorld}.
 */
final class IamSessions {
  private final Map<String, IamRefreshToken> refreshTokens = new HashMap<>();
  private final Map<String, IamSubject> passcodes = new HashMap<>();
  private final Map<String, Instant> instanceTokens = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  void add(IamRefreshToken token) {
    refreshTokens.put(token.value(), token);
  }

  Optional<IamRefreshToken> refreshToken(String value) {
    return Optional.ofNullable(refreshTokens.get(value));
  }

  boolean isOver(String session) {
    return ended.contains(session);
  }

  boolean exists(String session) {
    return refreshTokens.values().stream().anyMatch(token -> token.session().equals(session));
  }

  /** Logs somebody out, in every account. */
  void end(String iamId) {
    refreshTokens.values().stream()
        .filter(token -> token.identity().iamId().equals(iamId))
        .map(IamRefreshToken::session)
        .forEach(ended::add);
  }

  void addPasscode(String passcode, IamSubject identity) {
    passcodes.put(passcode, identity);
  }

  /** Whose passcode this is. It is used up then. */
  Optional<IamSubject> takePasscode(String passcode) {
    return Optional.ofNullable(passcodes.remove(passcode));
  }

  void addInstanceToken(String token, Instant expiry) {
    instanceTokens.put(token, expiry);
  }

  boolean isInstanceToken(String token, Instant now) {
    Instant expiry = instanceTokens.get(token);
    return expiry != null && now.isBefore(expiry);
  }
}
