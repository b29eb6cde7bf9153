package dev.registrysdk.testing;

import java.util.Optional;

/** Asks for a bearer token of this registry's own token server. */
record TokenGuard(Tokens tokens) implements Guard {
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
    if (!grant.allows(needed)) {
      throw challenge(request, needed, "insufficient_scope");
    }
    return grant;
  }

  private static Refusal challenge(IncomingRequest request, Scope needed, String error) {
    StringBuilder challenge = new StringBuilder("Bearer ");
    challenge.append(parameter("realm", request.origin() + PATH));
    challenge.append(',').append(parameter("service", SERVICE));
    if (!needed.isLogin()) {
      challenge.append(',').append(parameter("scope", needed.toString()));
    }
    if (!error.isEmpty()) {
      challenge.append(',').append(parameter("error", error));
    }
    return Refusal.of(ErrorCode.UNAUTHORIZED, ErrorCode.UNAUTHORIZED.message(), needed.detail())
        .withHeader("WWW-Authenticate", challenge.toString());
  }

  private static String parameter(String name, String value) {
    return name + "=\"" + value + "\"";
  }
}
