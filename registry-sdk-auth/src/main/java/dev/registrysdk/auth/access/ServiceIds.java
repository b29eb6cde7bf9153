package dev.registrysdk.auth.access;

import java.util.List;
import java.util.function.Consumer;

/**
 * Service IDs of the account: identities for programs. Implementations are safe for use by several
 * threads; every method throws a {@link dev.registrysdk.error.RegistryException} of the leaf that
 * fits.
 */
public interface ServiceIds {
  /**
   * Creates a service ID.
   *
   * @param request its name and the like
   * @return the service ID
   */
  ServiceId create(CreateServiceIdRequest request);

  /**
   * Creates a service ID.
   *
   * @param request sets it
   * @return the service ID
   */
  default ServiceId create(Consumer<CreateServiceIdRequest.Builder> request) {
    return create(Forms.filled(CreateServiceIdRequest.builder(), request).build());
  }

  /**
   * Creates a service ID.
   *
   * @param name its name; need not be unique
   * @return the service ID
   */
  default ServiceId create(String name) {
    return create(create -> create.name(name));
  }

  /**
   * Lists the service IDs of the account.
   *
   * @return all of them, in the service's order
   */
  List<ServiceId> list();

  /**
   * Lists the service IDs of a name.
   *
   * @param name the name
   * @return those that have it; several can
   */
  List<ServiceId> named(String name);

  /**
   * Reads a service ID.
   *
   * @param id for example {@code ServiceId-1a2b…}
   * @return the service ID
   * @throws dev.registrysdk.error.NotFoundException if there is none
   */
  ServiceId get(String id);

  /**
   * Changes a service ID.
   *
   * @param request which, and what
   * @return the service ID as it is now
   * @throws dev.registrysdk.error.ConflictException if somebody else changed it meanwhile
   */
  ServiceId update(UpdateServiceIdRequest request);

  /**
   * Changes a service ID.
   *
   * @param request sets it
   * @return the service ID as it is now
   */
  default ServiceId update(Consumer<UpdateServiceIdRequest.Builder> request) {
    return update(Forms.filled(UpdateServiceIdRequest.builder(), request).build());
  }

  /**
   * Deletes a service ID with its API keys and policies. Access tokens that it has stay valid until
   * they expire.
   *
   * @param id for example {@code ServiceId-1a2b…}
   */
  void delete(String id);

  /**
   * Locks a service ID against changes and deletion.
   *
   * @param id for example {@code ServiceId-1a2b…}
   */
  void lock(String id);

  /**
   * Unlocks a service ID.
   *
   * @param id for example {@code ServiceId-1a2b…}
   */
  void unlock(String id);
}
