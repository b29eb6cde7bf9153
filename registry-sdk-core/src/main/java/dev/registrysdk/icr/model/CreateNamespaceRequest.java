package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A namespace to create. */
@Model
@Value.Immutable
public interface CreateNamespaceRequest {
  /**
   * The name: 4 to 30 of {@code a-z 0-9 - _}, the first and last a letter or digit; unique over all
   * accounts of the region.
   *
   * @return for example {@code acme}
   */
  String name();

  /**
   * The resource group to put it into. It can be put into one later, but never into another.
   *
   * @return the id of the group, not its name; empty to leave the choice to the service
   */
  Optional<String> resourceGroup();

  /** Checks the name and the id. */
  @Value.Check
  default void check() {
    Names.checkNamespace(name());
    resourceGroup().ifPresent(Names::checkResourceGroup);
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CreateNamespaceRequest}. */
  final class Builder extends ImmutableCreateNamespaceRequest.Builder {
    Builder() {}
  }
}
