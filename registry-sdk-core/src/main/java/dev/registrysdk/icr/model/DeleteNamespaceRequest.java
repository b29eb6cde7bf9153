package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A namespace to delete, with all that is in it. */
@Model
@Value.Immutable
public interface DeleteNamespaceRequest {
  /**
   * The name.
   *
   * @return for example {@code acme}
   */
  String name();

  /** Checks the name. */
  @Value.Check
  default void check() {
    Names.checkNamespace(name());
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DeleteNamespaceRequest}. */
  final class Builder extends ImmutableDeleteNamespaceRequest.Builder {
    Builder() {}
  }
}
