package dev.registrysdk.auth.iam;

import dev.registrysdk.auth.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Tokens that a user has passed: one that is there already, and perhaps one to get more with. */
final class UserTokens {
  /**
   * How wrong a clock may be. Until then the service says whether a token has ended: it is only
   * judged here when there can be no doubt.
   */
  private static final Duration SKEW = Duration.ofMinutes(5);

  /** A token that does not say when it ends is used until it is refused. */
  private static final Duration UNKNOWN_LIFE = Duration.ofDays(365);

  private static final String LABEL = "bearer ";

  private UserTokens() {}

  /** The token without what the command line prints before it. */
  static Credentials.BearerToken parse(String text) {
    String token = text.strip();
    int colon = token.lastIndexOf(':');
    if (colon >= 0
        && token.substring(colon + 1).strip().toLowerCase(Locale.ROOT).startsWith(LABEL)) {
      token = token.substring(colon + 1).strip();
    }
    if (token.toLowerCase(Locale.ROOT).startsWith(LABEL)) {
      token = token.substring(LABEL.length()).strip();
    }
    return new Credentials.BearerToken(token);
  }

  static FreshToken alone(IamService service, String who, Credentials.BearerToken token) {
    Optional<Instant> expires = Claims.of(token.token()).expires();
    FreshToken fresh = service.tokens(new NoGrant(service, who, expires));
    Duration left = left(service, expires).map(life -> life.plus(SKEW)).orElse(UNKNOWN_LIFE);
    return positive(left)
        ? fresh.startingWith(new Granted(token, Optional.empty(), Lifetime.last(capped(left))))
        : fresh;
  }

  static FreshToken renewed(
      IamService service, String who, Credentials.BearerToken token, Secret refreshToken) {
    Optional<Instant> expires = Claims.of(token.token()).expires();
    FreshToken fresh = service.tokens(new RefreshGrant(service, who, refreshToken));
    Lifetime lifetime =
        left(service, expires)
            .map(life -> Lifetime.renewable(life))
            .orElse(Lifetime.last(UNKNOWN_LIFE));
    boolean meant = accountFits(service, token);
    return positive(lifetime.usable()) && meant
        ? fresh.startingWith(new Granted(token, Optional.of(refreshToken), lifetime))
        : fresh;
  }

  /** A token for another account than the one that is meant is exchanged at once. */
  private static boolean accountFits(IamService service, Credentials.BearerToken token) {
    Optional<String> wanted = service.options().account();
    Optional<String> claimed = Claims.of(token.token()).account();
    return wanted.isEmpty() || claimed.isEmpty() || claimed.equals(wanted);
  }

  private static Optional<Duration> left(IamService service, Optional<Instant> expires) {
    return expires.map(end -> Duration.between(service.options().clock().instant(), end));
  }

  private static Duration capped(Duration life) {
    return life.compareTo(UNKNOWN_LIFE) < 0 ? life : UNKNOWN_LIFE;
  }

  private static boolean positive(Duration life) {
    return !life.isNegative() && !life.isZero();
  }
}
