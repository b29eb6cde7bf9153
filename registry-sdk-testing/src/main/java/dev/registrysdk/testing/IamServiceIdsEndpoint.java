package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/serviceids/}: all service IDs of an account. */
final class IamServiceIdsEndpoint {
  private IamServiceIdsEndpoint() {}

  static Reply list(IamCall call) {
    IamListing listing = IamListing.of(call);
    String account =
        listing.parameter("account_id").orElseThrow(() -> IamFailure.missing("account_id"));
    call.administrator(account);
    Optional<String> name = listing.parameter("name");
    Optional<String> group = listing.parameter("group_id");
    List<IamServiceId> all =
        call.world().directory().serviceIds().stream()
            .filter(found -> found.account().equals(account))
            .filter(found -> name.isEmpty() || found.name().equals(name.get()))
            .filter(found -> group.isEmpty() || found.group().equals(group.get()))
            .toList();
    return listing.reply(
        "serviceids",
        listing.sorted(all, "name", "description", "created_at", "modified_at"),
        found -> {
          Map<String, Object> json = found.json();
          IamEntities.extras(call, found, json);
          return json;
        });
  }

  static Reply create(IamCall call) {
    call.caller();
    IamBody body = IamBody.of(call);
    String account = body.required("account_id");
    IamCaller caller = call.administrator(account);
    String name = body.required("name");
    IamWorld world = call.world();
    IamServiceId made =
        new IamServiceId(world.ids().uuid("ServiceId-"), account, name, caller.change("create"));
    body.text("description").ifPresent(made::description);
    made.instances(body.texts("unique_instance_crns"));
    body.text("group_id").ifPresent(made::group);
    Optional<IamStoredKey> key =
        body.object("apikey")
            .map(wanted -> IamKeyRequest.key(call, wanted, made.identity(), caller));
    if (call.headerFlag("Entity-Lock")) {
      made.locked(true, caller.change("lock"));
    }
    world.directory().addServiceId(made);
    key.ifPresent(world.keys()::add);
    Map<String, Object> json = made.json();
    key.ifPresent(found -> json.put("apikey", found.json(true)));
    return IamEntities.reply(201, call, made, json);
  }
}
