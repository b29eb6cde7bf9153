package dev.registrysdk.icr;

import dev.registrysdk.icr.model.CreateNamespaceRequest;
import dev.registrysdk.icr.model.Namespace;
import java.util.List;
import java.util.function.Consumer;

/** Namespaces of the account in the client's region. */
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
   * Creates a namespace, or does nothing if the account has it already.
   *
   * @param request its name, and where it belongs
   * @return true if it is new
   * @throws dev.registrysdk.error.ConflictException if another account has a namespace of this name
   */
  boolean create(CreateNamespaceRequest request);

  /**
   * Creates a namespace, or does nothing if the account has it already.
   *
   * @param request sets its name, and where it belongs
   * @return true if it is new
   */
  default boolean create(Consumer<CreateNamespaceRequest.Builder> request) {
    return create(Forms.filled(CreateNamespaceRequest.builder(), request).build());
  }

  /**
   * Creates a namespace, or does nothing if the account has it already.
   *
   * @param name for example {@code acme}
   * @return true if it is new
   */
  default boolean create(String name) {
    return create(create -> create.name(name));
  }
}
