package dev.registrysdk.testing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets bearer tokens expire with one of their uses. */
final class ExpiredToken implements FaultAction {
  private final Map<String, Integer> uses = new ConcurrentHashMap<>();
  private final int from;
  private final Set<String> revoked;

  /**
   * Prepares.
   *
   * @param from the first use that is refused
   * @param revoked gets the tokens that are worth nothing any more
   */
  ExpiredToken(int from, Set<String> revoked) {
    this.from = from;
    this.revoked = revoked;
  }

  @Override
  public String description() {
    return "expire the token" + (from == 1 ? "" : " with use " + from);
  }

  @Override
  public Optional<String> objection(IncomingRequest request) {
    Optional<String> token = tokenOf(request);
    if (token.isEmpty()) {
      return Optional.of("it carries no bearer token");
    }
    return uses.merge(token.get(), 1, Integer::sum) < from
        ? Optional.of("its token was not used often enough")
        : Optional.empty();
  }

  @Override
  public Reply answer(FaultCall call, Missed missed) throws InterruptedException {
    tokenOf(call.request()).ifPresent(revoked::add);
    Reply reply = refusal(call);
    if (reply.status() != 401) {
      missed.because("the registry does not ask for tokens");
    }
    return reply;
  }

  /** What the service says to a token that it does not know. */
  static Reply refusal(FaultCall call) throws InterruptedException {
    return call.rest().proceed(call.request().withHeader("Authorization", "Bearer expired"));
  }

  static Optional<String> tokenOf(IncomingRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }
}
