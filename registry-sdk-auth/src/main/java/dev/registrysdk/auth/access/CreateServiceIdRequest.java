package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** A service ID to create. */
@Model
@Value.Immutable
public interface CreateServiceIdRequest {
  /**
   * The name; need not be unique.
   *
   * @return for example {@code my-ci}
   */
  String name();

  /**
   * What it is for.
   *
   * @return the description
   */
  Optional<String> description();

  /**
   * Whether it is locked from the start.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean locked() {
    return false;
  }

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CreateServiceIdRequest}. */
  final class Builder extends ImmutableCreateServiceIdRequest.Builder {
    Builder() {}
  }
}
