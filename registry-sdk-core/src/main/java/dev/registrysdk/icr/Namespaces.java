package dev.registrysdk.icr;

import dev.registrysdk.icr.model.AssignNamespaceRequest;
import dev.registrysdk.icr.model.CreateNamespaceRequest;
import dev.registrysdk.icr.model.DeleteNamespaceRequest;
import dev.registrysdk.icr.model.FindNamespaceRequest;
import dev.registrysdk.icr.model.Namespace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Namespaces of the account in the client's region. Creating, assigning and deleting take the role
 * Manager for the account as a whole. A name is checked before anything is sent.
 *
 * <p>Safe for use by several threads.
 */
public interface Namespaces {
  /**
   * Lists the names of the namespaces that the caller may see.
   *
   * @return the names, sorted
   */
  List<String> list();

  /**
   * Lists the namespaces with all that is known of them.
   *
   * @return the namespaces, sorted by name
   */
  List<Namespace> details();

  /**
   * Looks for a namespace of the account, in the list of all: the service has no call for one.
   *
   * @param request its name
   * @return the namespace; empty if the caller sees none of this name
   */
  Optional<Namespace> find(FindNamespaceRequest request);

  /**
   * Looks for a namespace of the account, in the list of all: the service has no call for one.
   *
   * @param request sets its name
   * @return the namespace; empty if the caller sees none of this name
   */
  default Optional<Namespace> find(Consumer<FindNamespaceRequest.Builder> request) {
    return find(Forms.filled(FindNamespaceRequest.builder(), request).build());
  }

  /**
   * Looks for a namespace of the account, in the list of all: the service has no call for one.
   *
   * @param name for example {@code acme}
   * @return the namespace; empty if the caller sees none of this name
   * @throws IllegalArgumentException if no namespace can have this name
   */
  default Optional<Namespace> find(String name) {
    return find(find -> find.name(name));
  }

  /**
   * Creates a namespace, or does nothing if the account has it already. One that no resource group
   * is given for may start without, and can be assigned to one later.
   *
   * @param request its name, and where it belongs
   * @return true if it is new
   * @throws dev.registrysdk.error.ConflictException if another account has a namespace of this name
   */
  boolean create(CreateNamespaceRequest request);

  /**
   * Creates a namespace, or does nothing if the account has it already. One that no resource group
   * is given for may start without, and can be assigned to one later.
   *
   * @param request sets its name, and where it belongs
   * @return true if it is new
   * @throws dev.registrysdk.error.ConflictException if another account has a namespace of this name
   */
  default boolean create(Consumer<CreateNamespaceRequest.Builder> request) {
    return create(Forms.filled(CreateNamespaceRequest.builder(), request).build());
  }

  /**
   * Creates a namespace, or does nothing if the account has it already. One that no resource group
   * is given for may start without, and can be assigned to one later.
   *
   * @param name for example {@code acme}
   * @return true if it is new
   * @throws IllegalArgumentException if no namespace can have this name
   * @throws dev.registrysdk.error.ConflictException if another account has a namespace of this name
   */
  default boolean create(String name) {
    return create(create -> create.name(name));
  }

  /**
   * Puts a namespace that is in no resource group into one. This cannot be undone: it can never be
   * moved to another.
   *
   * @param request its name, and the group
   * @throws dev.registrysdk.error.RegistryException if it is in a group already, among others
   */
  void assign(AssignNamespaceRequest request);

  /**
   * Puts a namespace that is in no resource group into one. This cannot be undone: it can never be
   * moved to another.
   *
   * @param request sets its name, and the group
   * @throws dev.registrysdk.error.RegistryException if it is in a group already, among others
   */
  default void assign(Consumer<AssignNamespaceRequest.Builder> request) {
    assign(Forms.filled(AssignNamespaceRequest.builder(), request).build());
  }

  /**
   * Puts a namespace that is in no resource group into one. This cannot be undone: it can never be
   * moved to another.
   *
   * @param name for example {@code acme}
   * @param resourceGroup the id of the group, not its name
   * @throws IllegalArgumentException if one of them cannot be right
   * @throws dev.registrysdk.error.RegistryException if it is in a group already, among others
   */
  default void assign(String name, String resourceGroup) {
    assign(assign -> assign.name(name).resourceGroup(resourceGroup));
  }

  /**
   * Deletes a namespace with all its images, and with what the trash has of it: nothing of this can
   * be restored. The name can be used again only after some minutes.
   *
   * @param request its name
   * @throws dev.registrysdk.error.RegistryException if the account does not have it, among others
   */
  void delete(DeleteNamespaceRequest request);

  /**
   * Deletes a namespace with all its images, and with what the trash has of it: nothing of this can
   * be restored. The name can be used again only after some minutes.
   *
   * @param request sets its name
   * @throws dev.registrysdk.error.RegistryException if the account does not have it, among others
   */
  default void delete(Consumer<DeleteNamespaceRequest.Builder> request) {
    delete(Forms.filled(DeleteNamespaceRequest.builder(), request).build());
  }

  /**
   * Deletes a namespace with all its images, and with what the trash has of it: nothing of this can
   * be restored. The name can be used again only after some minutes.
   *
   * @param name for example {@code acme}
   * @throws IllegalArgumentException if no namespace can have this name
   * @throws dev.registrysdk.error.RegistryException if the account does not have it, among others
   */
  default void delete(String name) {
    delete(delete -> delete.name(name));
  }
}
