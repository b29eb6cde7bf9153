package dev.registrysdk.testing;

/** An admitted request, with what its path means and what its sender may do. */
record Exchange(IncomingRequest request, Route route, Access access) {
  String method() {
    return request.method();
  }

  String repository() {
    return route.repository();
  }

  /** The last part of the path: a digest, a tag or an upload. */
  String argument() {
    return route.argument();
  }

  Refusal methodNotAllowed() {
    return Refusal.of(
        ErrorCode.UNSUPPORTED, "method " + method() + " is not supported on this path");
  }
}
