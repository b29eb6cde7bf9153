package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A namespace to put into a resource group. */
@Model
@Value.Immutable
public interface AssignNamespaceRequest {
  /**
   * The name.
   *
   * @return for example {@code acme}
   */
  String name();

  /**
   * The resource group to put it into.
   *
   * @return the id of the group, not its name
   */
  String resourceGroup();

  /** Checks the name and the id. */
  @Value.Check
  default void check() {
    Names.checkNamespace(name());
    Names.checkResourceGroup(resourceGroup());
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AssignNamespaceRequest}. */
  final class Builder extends ImmutableAssignNamespaceRequest.Builder {
    Builder() {}
  }
}
