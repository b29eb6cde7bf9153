package dev.registrysdk.auth.access;

import dev.registrysdk.json.JsonText;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Service IDs over HTTP. */
final class DefaultServiceIds implements ServiceIds {
  private static final int PAGE = 100;

  private final JsonService<IdentityApi> service;
  private final AccountLookup account;

  DefaultServiceIds(JsonService<IdentityApi> service, AccountLookup account) {
    this.service = service;
    this.account = account;
  }

  @Override
  public ServiceId create(CreateServiceIdRequest request) {
    String what = "Could not create the service ID " + request.name();
    String id = account.id(what);
    byte[] json =
        JsonText.write(
            text -> {
              text.beginObject().text("account_id", id).text("name", request.name());
              request.description().ifPresent(words -> text.text("description", words));
              text.endObject();
            });
    return service.ask(
        what,
        (api, spec) ->
            // A name need not be unique: a second request would make a second service ID.
            api.createServiceId(spec.once(), request.locked(), JsonService.body(json)),
        AccessJson.SERVICE_ID);
  }

  @Override
  public List<ServiceId> list() {
    return pages(null);
  }

  @Override
  public List<ServiceId> named(String name) {
    return pages(name);
  }

  private List<ServiceId> pages(@Nullable String name) {
    String what = "Could not list the service IDs";
    String id = account.id(what);
    return Pages.all(
        token ->
            service.ask(
                what,
                (api, spec) -> api.serviceIds(spec, id, name, PAGE, token),
                AccessJson.page("serviceids", AccessJson.SERVICE_ID)));
  }

  @Override
  public ServiceId get(String id) {
    return service.ask(
        "Could not read the service ID " + id,
        (api, spec) -> api.serviceId(spec, id),
        AccessJson.SERVICE_ID);
  }

  @Override
  public ServiceId update(UpdateServiceIdRequest request) {
    String version =
        request.entityTag().orElseGet(() -> Pages.version(get(request.id()).entityTag()));
    byte[] json = Pages.change(request.name(), request.description());
    return service.ask(
        "Could not change the service ID " + request.id(),
        (api, spec) -> api.updateServiceId(spec, request.id(), version, JsonService.body(json)),
        AccessJson.SERVICE_ID);
  }

  @Override
  public void delete(String id) {
    service.tell(
        "Could not delete the service ID " + id, (api, spec) -> api.deleteServiceId(spec, id));
  }

  @Override
  public void lock(String id) {
    service.tell(
        "Could not lock the service ID " + id,
        (api, spec) -> api.lockServiceId(spec, id, JsonService.NOTHING));
  }

  @Override
  public void unlock(String id) {
    service.tell(
        "Could not unlock the service ID " + id, (api, spec) -> api.unlockServiceId(spec, id));
  }
}
