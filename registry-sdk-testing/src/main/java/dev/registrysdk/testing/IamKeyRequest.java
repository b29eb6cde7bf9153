package dev.registrysdk.testing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Makes an API key of what a client asks for. */
final class IamKeyRequest {
  private static final int SHORTEST = 32;
  private static final Set<String> WHEN_LEAKED = Set.of("none", "disable", "delete");

  private IamKeyRequest() {}

  /** The key, which is not kept yet: something else of the request may still be wrong. */
  static IamStoredKey key(IamCall call, IamBody body, IamSubject owner, IamCaller caller) {
    String name = body.required("name");
    boolean user = owner.kind() == IamSubject.Kind.USER;
    if (user && body.flag("store_value")) {
      throw IamFailure.invalid("store_value", "true", "false");
    }
    if (!user && body.flag("support_sessions")) {
      throw IamFailure.invalid("support_sessions", "true", "false");
    }
    IamWorld world = call.world();
    IamStoredKey key =
        new IamStoredKey(
            world.ids().uuid("ApiKey-"),
            owner,
            name,
            body.text("apikey").map(own -> own(world, own)).orElseGet(world.ids()::secret),
            caller.change("create"));
    body.text("description").ifPresent(key::description);
    key.storesValue(body.flag("store_value"));
    change(key, body);
    return key;
  }

  /** Sets those fields that can be changed later as well. */
  static void change(IamStoredKey key, IamBody body) {
    boolean sessions = body.flag("support_sessions");
    Optional<String> whenLeaked = body.text("action_when_leaked");
    whenLeaked
        .filter(action -> !WHEN_LEAKED.contains(action))
        .ifPresent(
            action -> {
              throw IamFailure.invalid("action_when_leaked", action, "none, disable, delete");
            });
    Optional<String> expiry = body.text("expires_at");
    Optional<Instant> time = expiry.flatMap(IamTime::tryParse);
    if (expiry.filter(text -> !text.isEmpty()).isPresent() && time.isEmpty()) {
      throw IamFailure.invalid("expires_at", expiry.get(), "yyyy-MM-dd'T'HH:mm+0000");
    }
    if (body.has("support_sessions")) {
      key.supportsSessions(sessions);
    }
    whenLeaked.ifPresent(key::whenLeaked);
    expiry.ifPresent(text -> key.expiry(time.orElse(null)));
  }

  private static String own(IamWorld world, String value) {
    if (value.length() < SHORTEST) {
      throw IamFailure.invalid("apikey", "***", SHORTEST + " characters or more");
    }
    if (world.keys().ofValue(value).isPresent()) {
      throw IamFailure.named(409, "conflict", "Another API key has this value");
    }
    return value;
  }
}
