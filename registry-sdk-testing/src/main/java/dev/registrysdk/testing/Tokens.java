package dev.registrysdk.testing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bearer and refresh tokens that were issued. Thread-safe. */
final class Tokens {
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private final Map<String, Member> refreshTokens = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration lifetime;

  Tokens(Clock clock, Duration lifetime) {
    this.clock = clock;
    this.lifetime = lifetime;
  }

  Clock clock() {
    return clock;
  }

  Duration lifetime() {
    return lifetime;
  }

  String issue(List<Scope> scopes) {
    return issue(scopes, scopes, null);
  }

  String issue(List<Scope> scopes, List<Scope> asked, @Nullable Member member) {
    String token = next();
    grants.put(token, new Grant(scopes, asked, member, clock.instant().plus(lifetime)));
    return token;
  }

  /** What a token grants, or nothing when it is unknown or has expired. */
  Optional<Grant> valid(String token) {
    return Optional.ofNullable(grants.get(token))
        .filter(grant -> clock.instant().isBefore(grant.expiry()));
  }

  String issueRefreshToken(Member member) {
    String token = next();
    refreshTokens.put(token, member);
    return token;
  }

  Optional<Member> ofRefreshToken(String token) {
    return Optional.ofNullable(refreshTokens.get(token));
  }

  private String next() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
