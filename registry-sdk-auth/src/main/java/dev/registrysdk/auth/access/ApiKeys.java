package dev.registrysdk.auth.access;

import java.util.List;
import java.util.function.Consumer;

/**
 * API keys of users and service IDs. Implementations are safe for use by several threads; every
 * method throws a {@link dev.registrysdk.error.RegistryException} of the leaf that fits.
 */
public interface ApiKeys {
  /**
   * Creates an API key.
   *
   * @param request whose, and how
   * @return the key with its value, which the service does not tell again
   */
  CreatedApiKey create(CreateApiKeyRequest request);

  /**
   * Creates an API key.
   *
   * @param request sets it
   * @return the key with its value, which the service does not tell again
   */
  default CreatedApiKey create(Consumer<CreateApiKeyRequest.Builder> request) {
    return create(Forms.filled(CreateApiKeyRequest.builder(), request).build());
  }

  /**
   * Creates an API key.
   *
   * @param iamId whose, for example {@code iam-ServiceId-1a2b…}
   * @param name its name; need not be unique
   * @return the key with its value, which the service does not tell again
   */
  default CreatedApiKey create(String iamId, String name) {
    return create(create -> create.iamId(iamId).name(name));
  }

  /**
   * Lists API keys.
   *
   * @param request whose
   * @return all of them, in the service's order
   */
  List<ApiKey> list(ListApiKeysRequest request);

  /**
   * Lists API keys.
   *
   * @param request sets it
   * @return all of them, in the service's order
   */
  default List<ApiKey> list(Consumer<ListApiKeysRequest.Builder> request) {
    return list(Forms.filled(ListApiKeysRequest.builder(), request).build());
  }

  /**
   * Lists the API keys of an identity.
   *
   * @param iamId whose, for example {@code iam-ServiceId-1a2b…}
   * @return all of them, in the service's order
   */
  default List<ApiKey> list(String iamId) {
    return list(list -> list.iamId(iamId));
  }

  /**
   * Reads an API key.
   *
   * @param id for example {@code ApiKey-1a2b…}
   * @return what is known of it, without its value
   * @throws dev.registrysdk.error.NotFoundException if there is none
   */
  ApiKey get(String id);

  /**
   * Finds the API key that has a value.
   *
   * @param value the secret
   * @return what is known of it: its account and its identity, for example
   */
  ApiKey details(ApiKeyValue value);

  /**
   * Changes an API key.
   *
   * @param request which, and what
   * @return the key as it is now
   * @throws dev.registrysdk.error.ConflictException if somebody else changed it meanwhile
   */
  ApiKey update(UpdateApiKeyRequest request);

  /**
   * Changes an API key.
   *
   * @param request sets it
   * @return the key as it is now
   */
  default ApiKey update(Consumer<UpdateApiKeyRequest.Builder> request) {
    return update(Forms.filled(UpdateApiKeyRequest.builder(), request).build());
  }

  /**
   * Replaces an API key by a new one of the same identity, name and description. The old one is
   * deleted once the new one is there; if that fails, the new one is deleted again.
   *
   * @param request which, and how
   * @return the new key with its value
   */
  CreatedApiKey rotate(RotateApiKeyRequest request);

  /**
   * Replaces an API key by a new one of the same identity, name and description.
   *
   * @param request sets it
   * @return the new key with its value
   */
  default CreatedApiKey rotate(Consumer<RotateApiKeyRequest.Builder> request) {
    return rotate(Forms.filled(RotateApiKeyRequest.builder(), request).build());
  }

  /**
   * Replaces an API key by a new one of the same identity, name and description.
   *
   * @param id for example {@code ApiKey-1a2b…}
   * @return the new key with its value
   */
  default CreatedApiKey rotate(String id) {
    return rotate(rotate -> rotate.id(id));
  }

  /**
   * Disables an API key: nobody can sign in with it. Access tokens that it gave stay valid until
   * they expire.
   *
   * @param id for example {@code ApiKey-1a2b…}
   */
  void disable(String id);

  /**
   * Enables an API key again.
   *
   * @param id for example {@code ApiKey-1a2b…}
   */
  void enable(String id);

  /**
   * Locks an API key against changes and deletion.
   *
   * @param id for example {@code ApiKey-1a2b…}
   */
  void lock(String id);

  /**
   * Unlocks an API key.
   *
   * @param id for example {@code ApiKey-1a2b…}
   */
  void unlock(String id);

  /**
   * Deletes an API key. Access tokens that it gave stay valid until they expire.
   *
   * @param id for example {@code ApiKey-1a2b…}
   */
  void delete(String id);
}
