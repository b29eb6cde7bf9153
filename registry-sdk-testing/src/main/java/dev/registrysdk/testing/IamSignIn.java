package dev.registrysdk.testing;

import java.util.Optional;

/** Decides whether a credential is good, for the token service and the registry's login alike. */
final class IamSignIn {
  private IamSignIn() {}

  /**
   * The identity behind an API key.
   *
   * @throws IamFailure if there is no such key, or it is disabled or has expired, or its owner may
   *     not sign in
   */
  static IamSubject byKey(IamWorld world, String value) {
    IamStoredKey key =
        world
            .keys()
            .ofValue(value)
            .filter(found -> !found.expired(world.now()))
            .orElseThrow(
                () -> IamFailure.of(400, "BXNIM0415E", "Provided API key could not be found."));
    if (key.disabled()) {
      throw IamFailure.of(400, "BXNIM0462E", "Provided API key is disabled.");
    }
    IamSubject identity = active(world, key.iamId(), key.account());
    key.signedIn(world.now());
    world
        .directory()
        .serviceIdByIamId(key.iamId())
        .ifPresent(serviceId -> serviceId.signedIn(world.now()));
    return identity;
  }

  /**
   * The refresh token with a value, if it can still be used.
   *
   * @throws IamFailure if it is unknown, has expired, or its session or owner is gone
   */
  static IamRefreshToken byRefreshToken(IamWorld world, String value) {
    IamRefreshToken token =
        world
            .sessions()
            .refreshToken(value)
            .orElseThrow(
                () -> IamFailure.of(400, "BXNIM0407E", "Provided refresh_token is invalid"));
    if (!token.isValid(world.now())) {
      throw IamFailure.of(400, "BXNIM0408E", "Provided refresh_token is expired");
    }
    if (world.sessions().isOver(token.session())) {
      throw IamFailure.of(400, "BXNIM0439E", "Session is inactive: log in again");
    }
    active(world, token.identity().iamId(), token.identity().account());
    return token;
  }

  /** The identity of an IAM id, if it may sign in to the account. */
  static IamSubject active(IamWorld world, String iamId, String account) {
    Optional<IamUser> user = world.directory().user(iamId);
    if (user.filter(found -> found.suspendedIn().contains(account)).isPresent()) {
      throw IamFailure.of(401, "BXNIM0436E", "User is suspended in the requested account");
    }
    return world
        .directory()
        .identity(iamId, account)
        .orElseThrow(() -> IamFailure.of(400, "BXNIM0410E", "User not found or not active"));
  }
}
