package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A namespace that is looked for. */
@Model
@Value.Immutable
public interface FindNamespaceRequest {
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

  /** Builds a {@link FindNamespaceRequest}. */
  final class Builder extends ImmutableFindNamespaceRequest.Builder {
    Builder() {}
  }
}
