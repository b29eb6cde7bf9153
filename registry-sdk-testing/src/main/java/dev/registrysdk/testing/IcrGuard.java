package dev.registrysdk.testing;

import java.util.Optional;

/**
 * Admits the requests of the data plane: to namespaces of the sender's account, and to public
 * images.
 */
record IcrGuard(IcrWorld world, IcrSessions sessions) implements Guard {
  static final String TOKEN_PATH = "/oauth/token";

  private static final BearerChallenge CHALLENGE =
      new BearerChallenge(TOKEN_PATH, "registry", ", ");
  private static final String PRIVATE_ONLY =
      "Private-only access is enabled on this account, but this request was over the public"
          + " network. You must access this account over the private network";

  @Override
  public Access admit(IncomingRequest request, Scope needed) {
    Optional<String> header =
        request
            .header("Authorization")
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7));
    if (header.isEmpty()) {
      throw CHALLENGE.refusal(request, needed, "");
    }
    IcrSession session =
        sessions
            .valid(header.get().substring(7).trim())
            .orElseThrow(() -> CHALLENGE.refusal(request, needed, "invalid_token"));
    Access access = scope -> mayUse(session, scope);
    if (needed.isLogin()) {
      return access;
    }
    if (!session.asksFor(needed)) {
      throw CHALLENGE.refusal(request, needed, "insufficient_scope");
    }
    if (!access.allows(needed)) {
      throw Refusal.of(ErrorCode.DENIED, IcrError.FORBIDDEN.text());
    }
    requireNetwork(request, IcrNamespace.of(needed.name()));
    return access;
  }

  private boolean mayUse(IcrSession session, Scope needed) {
    if (!session.allows(needed)) {
      return false;
    }
    String namespace = IcrNamespace.of(needed.name());
    return world.locked(
        () ->
            world.namespaces().isPublic(namespace)
                ? needed.isPull()
                : world
                    .namespaces()
                    .find(namespace)
                    .filter(found -> session.isOf(found.account()))
                    .isPresent());
  }

  private void requireNetwork(IncomingRequest request, String namespace) {
    boolean refused =
        world.locked(
            () ->
                world
                    .namespaces()
                    .find(namespace)
                    .filter(found -> world.accounts().of(found.account()).privateOnly())
                    .isPresent());
    if (refused && !IcrNetwork.isPrivate(request)) {
      throw Refusal.of(ErrorCode.DENIED, PRIVATE_ONLY);
    }
  }
}
