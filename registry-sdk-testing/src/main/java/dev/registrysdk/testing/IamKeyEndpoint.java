package dev.registrysdk.testing;

/** {@code /v1/apikeys/{id}}: one API key. */
final class IamKeyEndpoint {
  private IamKeyEndpoint() {}

  static Reply get(IamCall call) {
    IamStoredKey key = find(call);
    return IamEntities.reply(200, call, key, key.json(false));
  }

  static Reply update(IamCall call) {
    IamStoredKey key = find(call);
    IamEntities.requireVersion(call, key);
    IamEntities.requireUnlocked(key);
    IamBody body = IamBody.of(call);
    String name = body.has("name") ? body.required("name") : key.name();
    String description = body.text("description").orElse(key.description());
    if (!key.isOfUser() && body.flag("support_sessions")) {
      throw IamFailure.invalid("support_sessions", "true", "false");
    }
    IamKeyRequest.change(key, body);
    key.name(name);
    key.description(description);
    key.changed(call.caller().change("update"));
    return IamEntities.reply(200, call, key, key.json(false));
  }

  static Reply delete(IamCall call) {
    IamStoredKey key = find(call);
    IamEntities.requireDeletable(key);
    call.world().keys().remove(key.id());
    return Reply.status(204);
  }

  static Reply lock(IamCall call) {
    find(call).locked(true, call.caller().change("lock"));
    return Reply.status(204);
  }

  static Reply unlock(IamCall call) {
    find(call).locked(false, call.caller().change("unlock"));
    return Reply.status(204);
  }

  static Reply disable(IamCall call) {
    find(call).disabled(true, call.caller().change("disable"));
    return Reply.status(204);
  }

  static Reply enable(IamCall call) {
    find(call).disabled(false, call.caller().change("enable"));
    return Reply.status(204);
  }

  private static IamStoredKey find(IamCall call) {
    IamCaller caller = call.caller();
    IamStoredKey key =
        call.world()
            .keys()
            .find(call.argument())
            .orElseThrow(() -> IamFailure.notFound("The API key " + call.argument()));
    IamKeysEndpoint.requireRight(caller, key.iamId(), key.account());
    return key;
  }
}
