package dev.registrysdk.testing;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody who has signed in; what they may do is looked up each time. Thread-safe. */
record IamCaller(IamWorld world, String iamId, String account) implements IcrAuthority.Caller {
  static Optional<IamCaller> ofToken(IamWorld world, String token) {
    return world.jwt().claims(token, world.now()).map(claims -> ofClaims(world, claims));
  }

  static IamCaller of(IamWorld world, IamSubject identity) {
    return new IamCaller(world, identity.iamId(), identity.account());
  }

  @Override
  public boolean may(IcrAction action, String region, Optional<String> namespace) {
    return may(action, region, namespace, Optional.empty());
  }

  @Override
  public boolean may(
      IcrAction action, String region, Optional<String> namespace, Optional<String> resourceGroup) {
    synchronized (world) {
      return world.directory().isOwner(iamId, account)
          || policies()
              .anyMatch(
                  policy ->
                      IamRegistryRule.allows(policy, action, region, namespace, resourceGroup));
    }
  }

  /** Whether this is the owner of the account, or somebody with the role of an administrator. */
  boolean administers(String other) {
    return account.equals(other)
        && (world.directory().isOwner(iamId, account)
            || policies().anyMatch(policy -> policy.hasRole(IamRoles.ADMINISTRATOR)));
  }

  IamChange change(String action) {
    return world.change(action, iamId, account);
  }

  private Stream<IamPolicy> policies() {
    return world
        .policies()
        .active(account)
        .filter(policy -> policy.isFor(iamId, world.directory()));
  }

  private static IamCaller ofClaims(IamWorld world, Map<?, ?> claims) {
    return new IamCaller(
        world,
        Json.string(claims, "iam_id").orElse(""),
        Json.string(Json.object(claims, "account"), "bss").orElse(""));
  }
}
