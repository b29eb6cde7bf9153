package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;

/**
 * Signs callers of a registry in with what IAM knows. An access token is good until it expires,
 * whatever becomes of the key behind it; keys and refresh tokens are looked up each time.
 */
record IamAuthority(IamWorld world) implements IcrAuthority {
  @Override
  public Optional<Caller> ofAccessToken(String token) {
    return IamCaller.ofToken(world, token).map(caller -> caller);
  }

  @Override
  public Optional<Caller> ofLogin(String username, String password) {
    synchronized (world) {
      try {
        return switch (username) {
          case "iambearer" -> ofAccessToken(password);
          case "iamapikey" -> Optional.of(caller(IamSignIn.byKey(world, password)));
          case "iamrefresh" ->
              Optional.of(caller(IamSignIn.byRefreshToken(world, password).identity()));
          default -> ofProfile(username, password);
        };
      } catch (IamFailure wrong) {
        return Optional.empty();
      }
    }
  }

  @Override
  public List<String> accounts() {
    synchronized (world) {
      return world.directory().accounts();
    }
  }

  /** The id of a trusted profile, with an API key of a service ID that it trusts. */
  private Optional<Caller> ofProfile(String id, String key) {
    return world
        .directory()
        .profile(id)
        .filter(profile -> profile.trusts(IamSignIn.byKey(world, key).iamId()))
        .map(profile -> caller(profile.identity()));
  }

  private Caller caller(IamSubject identity) {
    return IamCaller.of(world, identity);
  }
}
