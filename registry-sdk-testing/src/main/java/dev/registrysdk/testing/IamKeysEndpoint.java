package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code /v1/apikeys}: the API keys of an identity or of an account. */
final class IamKeysEndpoint {
  private IamKeysEndpoint() {}

  static Reply list(IamCall call) {
    IamCaller caller = call.caller();
    IamListing listing = IamListing.of(call);
    String account = listing.parameter("account_id").orElse(caller.account());
    boolean whole = listing.choice("scope", "entity", "entity", "account").equals("account");
    Predicate<IamStoredKey> wanted =
        whole ? ofAccount(call, listing, account) : ofEntity(listing, account, caller);
    Optional<String> name = listing.parameter("name");
    List<IamStoredKey> keys =
        call.world().keys().all().stream()
            .filter(key -> key.account().equals(account))
            .filter(wanted)
            .filter(key -> name.isEmpty() || key.name().equals(name.get()))
            .toList();
    return listing.reply(
        "apikeys",
        listing.sorted(keys, "name", "description", "created_at", "created_by"),
        key -> {
          Map<String, Object> json = key.json(false);
          IamEntities.extras(call, key, json);
          return json;
        });
  }

  static Reply create(IamCall call) {
    IamCaller caller = call.caller();
    IamBody body = IamBody.of(call);
    String iamId = body.required("iam_id");
    String account = body.text("account_id").orElse(caller.account());
    requireRight(caller, iamId, account);
    IamSubject owner =
        call.world()
            .directory()
            .identity(iamId, account)
            .filter(found -> found.kind() != IamSubject.Kind.PROFILE)
            .orElseThrow(
                () -> IamFailure.of(400, "BXNIM0410E", iamId + " is not in account " + account));
    IamStoredKey key = IamKeyRequest.key(call, body, owner, caller);
    if (call.headerFlag("Entity-Lock")) {
      key.locked(true, caller.change("lock"));
    }
    if (call.headerFlag("Entity-Disable")) {
      key.disabled(true, caller.change("disable"));
    }
    call.world().keys().add(key);
    return IamEntities.reply(201, call, key, key.json(true));
  }

  /** {@code GET /v1/apikeys/details}: the key with the value in a header. */
  static Reply details(IamCall call) {
    IamCaller caller = call.caller();
    String value =
        call.request().header("IAM-ApiKey").orElseThrow(() -> IamFailure.missing("IAM-ApiKey"));
    IamStoredKey key =
        call.world()
            .keys()
            .ofValue(value)
            .orElseThrow(
                () -> IamFailure.of(404, "BXNIM0415E", "Provided API key could not be found."));
    requireRight(caller, key.iamId(), key.account());
    return IamEntities.reply(200, call, key, key.json(false));
  }

  /** Everybody manages the keys of their own; the keys of others are for administrators. */
  static void requireRight(IamCaller caller, String iamId, String account) {
    boolean own = caller.iamId().equals(iamId) && caller.account().equals(account);
    if (!own && !caller.administers(account)) {
      throw IamFailure.forbidden();
    }
  }

  private static Predicate<IamStoredKey> ofAccount(
      IamCall call, IamListing listing, String account) {
    call.administrator(account);
    String type = listing.choice("type", "", "", "user", "serviceid");
    return key -> type.isEmpty() || key.isOfUser() == type.equals("user");
  }

  private static Predicate<IamStoredKey> ofEntity(
      IamListing listing, String account, IamCaller caller) {
    String iamId = listing.parameter("iam_id").orElse(caller.iamId());
    requireRight(caller, iamId, account);
    return key -> key.iamId().equals(iamId);
  }
}
