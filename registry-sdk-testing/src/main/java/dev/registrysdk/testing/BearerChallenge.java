package dev.registrysdk.testing;

/**
 * The challenge of a token server: where it is, what it calls the registry, and what stands between
 * two parameters.
 */
record BearerChallenge(String path, String service, String separator) {
  /**
   * Refuses a request until its sender has a token.
   *
   * @param error the OAuth error code, empty when there was no token
   */
  Refusal refusal(IncomingRequest request, Scope needed, String error) {
    return refusal(request, needed, needed.toString(), error);
  }

  /** The same, for a request that needs more than one scope. */
  Refusal refusal(IncomingRequest request, Scope needed, String scopes, String error) {
    StringBuilder challenge = new StringBuilder("Bearer ");
    challenge.append(parameter("realm", request.origin() + path));
    challenge.append(separator).append(parameter("service", service));
    if (!needed.isLogin()) {
      challenge.append(separator).append(parameter("scope", scopes));
    }
    if (!error.isEmpty()) {
      challenge.append(separator).append(parameter("error", error));
    }
    return Refusal.of(ErrorCode.UNAUTHORIZED, ErrorCode.UNAUTHORIZED.message(), needed.detail())
        .withHeader("WWW-Authenticate", challenge.toString());
  }

  private static String parameter(String name, String value) {
    return name + "=\"" + value + "\"";
  }
}
