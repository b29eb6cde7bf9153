package dev.registrysdk.testing;

/** {@code /v1/serviceids/{id}}: one service ID. */
final class IamServiceIdEndpoint {
  private IamServiceIdEndpoint() {}

  static Reply get(IamCall call) {
    IamServiceId found = find(call, true);
    return IamEntities.reply(200, call, found, found.json());
  }

  static Reply update(IamCall call) {
    IamServiceId found = find(call, false);
    IamEntities.requireVersion(call, found);
    IamEntities.requireUnlocked(found);
    IamBody body = IamBody.of(call);
    // Everything is read before anything is changed.
    String name = body.has("name") ? body.required("name") : found.name();
    String description = body.text("description").orElse(found.description());
    if (body.has("unique_instance_crns")) {
      found.instances(body.texts("unique_instance_crns"));
    }
    found.name(name);
    found.description(description);
    found.changed(call.caller().change("update"));
    return IamEntities.reply(200, call, found, found.json());
  }

  static Reply delete(IamCall call) {
    IamServiceId found = find(call, false);
    IamEntities.requireDeletable(found);
    IamWorld world = call.world();
    world.keys().removeOf(found.iamId(), found.account());
    world.policies().removeOf(found.iamId(), found.account());
    world.directory().removeServiceId(found.id());
    return Reply.status(204);
  }

  static Reply lock(IamCall call) {
    find(call, false).locked(true, call.caller().change("lock"));
    return Reply.status(204);
  }

  static Reply unlock(IamCall call) {
    find(call, false).locked(false, call.caller().change("unlock"));
    return Reply.status(204);
  }

  /** A service ID may look at itself; everything else is for administrators. */
  private static IamServiceId find(IamCall call, boolean itself) {
    IamCaller caller = call.caller();
    IamServiceId found =
        call.world()
            .directory()
            .serviceId(call.argument())
            .orElseThrow(() -> IamFailure.notFound("The service ID " + call.argument()));
    if (!caller.administers(found.account()) && !(itself && caller.iamId().equals(found.iamId()))) {
      throw IamFailure.forbidden();
    }
    return found;
  }
}
