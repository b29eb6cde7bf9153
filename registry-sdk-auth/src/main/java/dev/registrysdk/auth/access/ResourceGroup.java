package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A group of resources in an account. */
@Model
@Value.Immutable
public interface ResourceGroup {
  /**
   * The id, as namespaces and policies have it.
   *
   * @return 32 hexadecimal digits
   */
  String id();

  /**
   * The name.
   *
   * @return for example {@code Default}
   */
  String name();

  /**
   * Whether it is the default group of the account.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean isDefault() {
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

  /** Builds a {@link ResourceGroup}. */
  final class Builder extends ImmutableResourceGroup.Builder {
    Builder() {}
  }
}
