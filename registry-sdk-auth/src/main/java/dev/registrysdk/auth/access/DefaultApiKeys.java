package dev.registrysdk.auth.access;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.json.JsonText;
import dev.registrysdk.rest.JsonService;
import java.util.List;
import java.util.Optional;

/** API keys over HTTP. */
final class DefaultApiKeys implements ApiKeys {
  private static final int PAGE = 100;

  private final JsonService<IdentityApi> service;
  private final AccountLookup account;

  DefaultApiKeys(JsonService<IdentityApi> service, AccountLookup account) {
    this.service = service;
    this.account = account;
  }

  @Override
  public CreatedApiKey create(CreateApiKeyRequest request) {
    String what = "Could not create the API key " + request.name() + " of " + request.iamId();
    String id = account.id(what);
    byte[] json =
        JsonText.write(
            text -> {
              text.beginObject().text("name", request.name()).text("iam_id", request.iamId());
              text.text("account_id", id);
              request.description().ifPresent(words -> text.text("description", words));
              request.storeValue().ifPresent(store -> text.flag("store_value", store));
              request.expires().ifPresent(end -> text.text("expires_at", AccessJson.expiry(end)));
              text.endObject();
            });
    return service.ask(
        what,
        (api, spec) ->
            // A key whose answer got lost would be one that nobody knows of.
            api.createApiKey(
                spec.once(), request.locked(), request.disabled(), JsonService.body(json)),
        AccessJson.CREATED_API_KEY);
  }

  @Override
  public List<ApiKey> list(ListApiKeysRequest request) {
    String what = "Could not list the API keys" + request.iamId().map(id -> " of " + id).orElse("");
    Optional<String> id = request.account() ? Optional.of(account.id(what)) : Optional.empty();
    return Pages.all(
        token ->
            service.ask(
                what,
                (api, spec) ->
                    api.apiKeys(
                        spec,
                        id.orElse(null),
                        request.iamId().orElse(null),
                        request.account() ? "account" : null,
                        request.type().orElse(null),
                        PAGE,
                        token),
                AccessJson.page("apikeys", AccessJson.API_KEY)));
  }

  @Override
  public ApiKey get(String id) {
    return service.ask(
        "Could not read the API key " + id,
        (api, spec) -> api.apiKey(spec, id),
        AccessJson.API_KEY);
  }

  @Override
  public ApiKey details(ApiKeyValue value) {
    return service.ask(
        "Could not find the API key of a value",
        (api, spec) -> api.apiKeyDetails(spec, value.reveal()),
        AccessJson.API_KEY);
  }

  @Override
  public ApiKey update(UpdateApiKeyRequest request) {
    String version =
        request.entityTag().orElseGet(() -> Pages.version(get(request.id()).entityTag()));
    byte[] json = Pages.change(request.name(), request.description());
    return service.ask(
        "Could not change the API key " + request.id(),
        (api, spec) -> api.updateApiKey(spec, request.id(), version, JsonService.body(json)),
        AccessJson.API_KEY);
  }

  @Override
  public CreatedApiKey rotate(RotateApiKeyRequest request) {
    ApiKey old = get(request.id());
    CreatedApiKey created =
        create(
            CreateApiKeyRequest.builder()
                .iamId(old.iamId())
                .name(old.name())
                .description(old.description())
                .expires(request.expires().or(old::expires))
                .build());
    if (!request.keepOld()) {
      try {
        delete(old.id());
      } catch (RegistryException e) {
        Rollback.run(e, () -> delete(created.key().id()));
        throw e;
      }
    }
    return created;
  }

  @Override
  public void disable(String id) {
    service.tell(
        "Could not disable the API key " + id,
        (api, spec) -> api.disableApiKey(spec, id, JsonService.NOTHING));
  }

  @Override
  public void enable(String id) {
    service.tell("Could not enable the API key " + id, (api, spec) -> api.enableApiKey(spec, id));
  }

  @Override
  public void lock(String id) {
    service.tell(
        "Could not lock the API key " + id,
        (api, spec) -> api.lockApiKey(spec, id, JsonService.NOTHING));
  }

  @Override
  public void unlock(String id) {
    service.tell("Could not unlock the API key " + id, (api, spec) -> api.unlockApiKey(spec, id));
  }

  @Override
  public void delete(String id) {
    service.tell("Could not delete the API key " + id, (api, spec) -> api.deleteApiKey(spec, id));
  }
}
