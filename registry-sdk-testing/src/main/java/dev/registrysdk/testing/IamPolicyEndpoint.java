package dev.registrysdk.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v1/policies} and {@code /v2/policies}: making, reading and changing policies. */
record IamPolicyEndpoint(IamPolicyVersion version) {
  Reply create(IamCall call) {
    call.caller();
    IamWorld world = call.world();
    Map<?, ?> body = body(call);
    IamPolicy made =
        new IamPolicyReader(version, body)
            .read(world.ids().uuid(""), IamPolicy.Stamp.first(call.caller().change("create")));
    call.administrator(made.account());
    requireGrantable(call, made);
    world.policies().put(made);
    return writer(call).reply(201, made);
  }

  Reply get(IamCall call) {
    return writer(call).reply(200, find(call));
  }

  Reply replace(IamCall call) {
    IamPolicy old = find(call);
    requireVersion(call, old);
    IamPolicy made =
        new IamPolicyReader(version, body(call))
            .read(old.id(), old.stamp().next(IamPolicy.ACTIVE, call.caller().change("update")));
    call.administrator(made.account());
    requireGrantable(call, made);
    call.world().policies().put(made);
    return writer(call).reply(200, made);
  }

  Reply delete(IamCall call) {
    IamPolicy old = find(call);
    if (!old.isActive()) {
      throw notFound(call);
    }
    IamPolicy.Stamp stamp = old.stamp().next(IamPolicy.DELETED, call.caller().change("delete"));
    call.world().policies().put(old.stamped(stamp));
    return Reply.status(204);
  }

  /** Brings a deleted policy back. */
  Reply restore(IamCall call) {
    IamPolicy old = find(call);
    requireVersion(call, old);
    if (Json.string(body(call), "state").filter(IamPolicy.ACTIVE::equals).isEmpty()) {
      throw IamPolicyReader.invalid("state must be active");
    }
    requireGrantable(call, old);
    IamPolicy.Stamp stamp = old.stamp().next(IamPolicy.ACTIVE, call.caller().change("restore"));
    IamPolicy restored = old.stamped(stamp);
    call.world().policies().put(restored);
    return writer(call).reply(200, restored);
  }

  private IamPolicyWriter writer(IamCall call) {
    return new IamPolicyWriter(version, call.request().origin());
  }

  private static Map<?, ?> body(IamCall call) {
    return Json.tryObject(call.request().bodyBytes().utf8())
        .orElseThrow(() -> IamPolicyReader.invalid("it is no JSON object"));
  }

  private static IamPolicy find(IamCall call) {
    IamCaller caller = call.caller();
    IamPolicy found =
        call.world().policies().find(call.argument()).orElseThrow(() -> notFound(call));
    if (!caller.administers(found.account())) {
      throw IamFailure.forbidden();
    }
    return found;
  }

  private static IamFailure notFound(IamCall call) {
    return IamFailure.named(
        404, "policy_not_found", "Policy with Id " + call.argument() + " not found.");
  }

  private static void requireVersion(IamCall call, IamPolicy policy) {
    String wanted =
        call.request()
            .header("If-Match")
            .orElseThrow(
                () ->
                    IamFailure.named(
                        400, "request_not_processed", "The header If-Match is required"));
    if (!wanted.equals("*") && !wanted.equals(policy.stamp().tag())) {
      throw IamFailure.named(
          412,
          "request_not_processed",
          "The policy has changed: its version is " + policy.stamp().tag());
    }
  }

  private void requireGrantable(IamCall call, IamPolicy policy) {
    IamWorld world = call.world();
    policy
        .subjectValue(IamAttribute.IAM_ID)
        .flatMap(world.directory()::serviceIdByIamId)
        .filter(IamServiceId::locked)
        .ifPresent(
            serviceId -> {
              throw IamFailure.named(
                  400,
                  "request_not_processed",
                  "The service ID " + serviceId.id() + " is locked: unlock it first");
            });
    world
        .policies()
        .covering(policy)
        .ifPresent(
            other -> {
              Map<String, Object> conflict = new LinkedHashMap<>();
              conflict.put("etag", other.stamp().tag());
              conflict.put("policy", writer(call).json(other));
              throw IamFailure.named(
                      409,
                      "policy_conflict_error",
                      "The policy wasn't created because its access is already granted by policy "
                          + other.id())
                  .with("conflicts_with", conflict);
            });
  }
}
