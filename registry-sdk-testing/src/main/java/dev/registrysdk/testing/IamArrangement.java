package dev.registrysdk.testing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts into the world what a test wants to be there. Under the lock of {@link IamWorld}. */
record IamArrangement(IamWorld world) {
  IamSubject account(String id, String ownerEmail) {
    if (!id.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException(
          "The id of an account has 32 hexadecimal digits, unlike \"" + id + "\"");
    }
    if (world.directory().hasAccount(id)) {
      throw new IllegalArgumentException("The account " + id + " exists: use another id");
    }
    IamUser owner = userOf(ownerEmail);
    world.directory().addAccount(id, owner);
    resourceGroup(id, "Default", true);
    return owner.in(id);
  }

  IamSubject user(String account, String email) {
    requireAccount(account);
    IamUser user = userOf(email);
    user.accounts().add(account);
    return user.in(account);
  }

  IamSubject serviceId(String account, String name) {
    requireAccount(account);
    IamServiceId made =
        new IamServiceId(
            world.ids().uuid("ServiceId-"), account, name, world.change("create", account));
    world.directory().addServiceId(made);
    return made.identity();
  }

  IamSubject profile(String account, String name) {
    requireAccount(account);
    IamProfile made =
        new IamProfile(
            world.ids().uuid("Profile-"), account, name, world.change("create", account));
    world.directory().addProfile(made);
    return made.identity();
  }

  IamKey key(IamSubject owner, String name, Optional<Instant> expiry) {
    requireKnown(owner);
    if (owner.kind() == IamSubject.Kind.PROFILE) {
      throw new IllegalArgumentException(
          owner + " is a trusted profile, which has no API keys: use a user or a service ID");
    }
    IamStoredKey made =
        new IamStoredKey(
            world.ids().uuid("ApiKey-"),
            owner,
            name,
            world.ids().secret(),
            world.change("create", owner.account()));
    expiry.ifPresent(made::expiry);
    world.keys().add(made);
    return new IamKey(made.id(), made.value());
  }

  void disabled(IamKey key, boolean disabled) {
    IamStoredKey stored = requireKey(key);
    stored.disabled(disabled, world.change(disabled ? "disable" : "enable", stored.account()));
  }

  void locked(IamEntity entity, boolean locked) {
    entity.locked(locked, world.change(locked ? "lock" : "unlock", entity.account()));
  }

  void remove(IamSubject identity) {
    world.keys().removeOf(identity.iamId(), identity.account());
    world.policies().removeOf(identity.iamId(), identity.account());
    switch (identity.kind()) {
      case USER ->
          world
              .directory()
              .user(identity.iamId())
              .ifPresent(user -> user.accounts().remove(identity.account()));
      case SERVICE_ID -> world.directory().removeServiceId(identity.id());
      case PROFILE -> world.directory().removeProfile(identity.id());
    }
  }

  String passcode(IamSubject user) {
    requireKnown(user);
    String passcode = world.ids().secret();
    world.sessions().addPasscode(passcode, user);
    return passcode;
  }

  IamIssue issue(IamSubject identity, String client) {
    requireKnown(identity);
    return new IamIssue(world, identity, IamApiKeyGrant.TYPE, "ibm openid", client, "");
  }

  String resourceGroup(String account, String name, boolean isDefault) {
    requireAccount(account);
    IamResourceGroup group =
        new IamResourceGroup(
            world.ids().hex(32), account, name, isDefault, world.now(), world.ids().hex(32));
    world.directory().addResourceGroup(group);
    return group.id();
  }

  String defaultGroup(String account) {
    requireAccount(account);
    return world.directory().resourceGroups(account).stream()
        .filter(IamResourceGroup::isDefault)
        .map(IamResourceGroup::id)
        .findFirst()
        .orElseThrow();
  }

  String policy(IamSubject identity, IamAccess access) {
    requireKnown(identity);
    IamPolicy policy =
        new IamPolicy(
            world.ids().uuid(""),
            "access",
            "",
            List.of(IamAttribute.equalTo(IamAttribute.IAM_ID, identity.iamId())),
            access.attributes(identity.account()),
            List.of(),
            access.roleIds(),
            Map.of(),
            IamPolicy.Stamp.first(world.change("create", identity.account())));
    world.policies().put(policy);
    return policy.id();
  }

  void deletePolicy(String id) {
    world
        .policies()
        .find(id)
        .filter(IamPolicy::isActive)
        .ifPresent(
            policy -> {
              IamChange change = world.change("delete", policy.account());
              world.policies().put(policy.stamped(policy.stamp().next(IamPolicy.DELETED, change)));
            });
  }

  IamStoredKey requireKey(IamKey key) {
    return world
        .keys()
        .find(key.id())
        .orElseThrow(() -> unknown("API key", key.id(), "addApiKey(…)"));
  }

  IamServiceId requireServiceId(IamSubject identity) {
    return world
        .directory()
        .serviceId(identity.id())
        .orElseThrow(() -> unknown("service ID", identity.toString(), "addServiceId(…)"));
  }

  IamProfile requireProfile(IamSubject identity) {
    return world
        .directory()
        .profile(identity.id())
        .orElseThrow(() -> unknown("trusted profile", identity.toString(), "addTrustedProfile(…)"));
  }

  IamUser requireUser(IamSubject identity) {
    return world
        .directory()
        .user(identity.iamId())
        .orElseThrow(() -> unknown("user", identity.toString(), "addUser(…)"));
  }

  private void requireKnown(IamSubject identity) {
    if (world.directory().identity(identity.iamId(), identity.account()).isEmpty()) {
      throw unknown("identity", identity.toString(), "addUser(…) or addServiceId(…)");
    }
  }

  private void requireAccount(String account) {
    if (!world.directory().hasAccount(account)) {
      throw unknown("account", account, "addAccount(…)");
    }
  }

  private IamUser userOf(String email) {
    return world
        .directory()
        .userByEmail(email)
        .orElseGet(
            () -> {
              IamUser made = new IamUser(world.ids().userId(), email, world.ids().number());
              world.directory().addUser(made);
              return made;
            });
  }

  private static IllegalArgumentException unknown(String kind, String culprit, String remedy) {
    return new IllegalArgumentException(
        "There is no " + kind + " " + culprit + " here: make one with " + remedy);
  }
}
