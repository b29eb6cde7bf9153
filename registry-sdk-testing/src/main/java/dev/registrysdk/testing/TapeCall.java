package dev.registrysdk.testing;

/** One request of a session and its answer. */
record TapeCall(TapeRequest request, TapeAnswer answer) {
  /**
   * Whether this call is part of signing in. How often a client signs in depends on time and on
   * chance, so that such calls may be fewer or more when they are replayed.
   */
  boolean isSignIn() {
    return answer.status() == 401 || answer.givesToken() || request.path().equals("/v2/");
  }
}
