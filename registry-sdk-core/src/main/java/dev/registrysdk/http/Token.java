package dev.registrysdk.http;

import dev.registrysdk.error.Redaction;
import java.time.Duration;
import java.util.List;

/**
 * A token of a token service.
 *
 * @param key what it was asked for
 * @param asked the scopes it was given for: fewer than wanted if the service refused the others
 * @param value the secret
 * @param renewAt when it should not be used any more, on the clock that never jumps
 */
record Token(TokenKey key, List<Scope> asked, String value, long renewAt) {
  private static final Duration LONGEST_MARGIN = Duration.ofSeconds(10);
  private static final int MARGIN_PART = 10;

  /** A token that lives from now on; what the server's clock says does not matter. */
  static Token from(TokenKey key, List<Scope> asked, TokenAnswer answer, long now) {
    Duration part = answer.lifetime().dividedBy(MARGIN_PART);
    Duration margin = part.compareTo(LONGEST_MARGIN) < 0 ? part : LONGEST_MARGIN;
    return new Token(key, asked, answer.token(), now + answer.lifetime().minus(margin).toNanos());
  }

  /** Whether it can be used for a question: it was given for the same, or for more. */
  boolean answers(TokenKey wanted) {
    return key.equals(wanted)
        || (key.sameParties(wanted)
            && !wanted.scopes().isEmpty()
            && Scope.covers(asked, wanted.scopes()));
  }

  boolean fresh(long now) {
    return now - renewAt < 0;
  }

  @Override
  public String toString() {
    return "Token[asked=" + asked + ", value=" + Redaction.MASK + "]";
  }
}
