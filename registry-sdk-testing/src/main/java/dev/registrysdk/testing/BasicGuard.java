package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;

/** Asks for a name and a password with every request. */
record BasicGuard(List<User> users, boolean anonymousPull) implements Guard {
  private static final String REALM = "Basic realm=\"in-memory registry\"";

  @Override
  public Access admit(IncomingRequest request, Scope needed) {
    Optional<String> header = request.header("Authorization");
    if (header.isEmpty() && anonymousPull && needed.isPull()) {
      return Scope::isPull;
    }
    User user =
        header.flatMap(value -> User.ofBasic(users, value)).orElseThrow(() -> challenge(needed));
    if (!user.allows(needed)) {
      throw Refusal.of(ErrorCode.DENIED, ErrorCode.DENIED.message(), needed.detail());
    }
    return user;
  }

  static Refusal challenge(Scope needed) {
    return Refusal.of(ErrorCode.UNAUTHORIZED, ErrorCode.UNAUTHORIZED.message(), needed.detail())
        .withHeader("WWW-Authenticate", REALM);
  }
}
