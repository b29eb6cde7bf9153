package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of the registry's token service. Thread-safe. */
final class IcrSessions {
  private final Map<String, IcrSession> byToken = new ConcurrentHashMap<>();
  private final Tokens tokens;

  IcrSessions(Clock clock, Duration lifetime) {
    this.tokens = new Tokens(clock, lifetime);
  }

  Tokens tokens() {
    return tokens;
  }

  String issue(IcrSession session) {
    String token = tokens.issue(List.of());
    byToken.put(token, session);
    return token;
  }

  /** Whose token this is; empty if it is unknown or has expired. */
  Optional<IcrSession> valid(String token) {
    return tokens.valid(token).flatMap(grant -> Optional.ofNullable(byToken.get(token)));
  }
}
