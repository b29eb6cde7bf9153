package dev.registrysdk.testing;

import java.util.Optional;

/** Asks for a bearer token of this registry's own token server. */
record TokenGuard(Tokens tokens, Settings settings) implements Guard {
  static final String PATH = "/token";
  static final String SERVICE = "in-memory-registry";

  private static final BearerChallenge CHALLENGE = new BearerChallenge(PATH, SERVICE, ",");

  @Override
  public Access admit(IncomingRequest request, Scope needed) {
    Optional<String> header = request.header("Authorization");
    if (header.isEmpty() || !header.get().regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw challenge(request, needed, "");
    }
    Grant grant =
        tokens
            .valid(header.get().substring(7).trim())
            .orElseThrow(() -> challenge(request, needed, "invalid_token"));
    Optional<Scope> source = source(request);
    if (grant.allows(needed)) {
      if (source.filter(scope -> !grant.asksFor(scope)).isPresent()) {
        throw CHALLENGE.refusal(request, needed, needed + " " + source.get(), "insufficient_scope");
      }
      return grant;
    }
    throw settings.has(Feature.SCOPE_CHALLENGE)
        ? challenge(request, needed, "insufficient_scope")
        : Refusal.of(ErrorCode.DENIED, ErrorCode.DENIED.message(), needed.detail());
  }

  static Refusal challenge(IncomingRequest request, Scope needed, String error) {
    return CHALLENGE.refusal(request, needed, error);
  }

  /**
   * What a mount reads from. Whoever did not ask for it is told to; who asked and did not get it
   * may send the blob instead.
   */
  private static Optional<Scope> source(IncomingRequest request) {
    return request
        .parameter("from")
        .filter(from -> request.parameter("mount").isPresent())
        .filter(Names::isRepository)
        .map(from -> Scope.repository(from, "pull"));
  }
}
