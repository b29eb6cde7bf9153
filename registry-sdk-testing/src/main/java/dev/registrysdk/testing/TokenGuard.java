package dev.registrysdk.testing;

import java.util.Optional;

/** Asks for a bearer token of this registry's own token server. */
record TokenGuard(Tokens tokens, Settings settings) implements Guard {
  static final String PATH = "/token";
  static final String SERVICE = "in-memory-registry";

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
    if (grant.allows(needed)) {
      return grant;
    }
    throw settings.has(Feature.SCOPE_CHALLENGE)
        ? challenge(request, needed, "insufficient_scope")
        : Refusal.of(ErrorCode.DENIED, ErrorCode.DENIED.message(), needed.detail());
  }

  static Refusal challenge(IncomingRequest request, Scope needed, String error) {
    return new BearerChallenge(PATH, SERVICE, ",").refusal(request, needed, error);
  }
}
