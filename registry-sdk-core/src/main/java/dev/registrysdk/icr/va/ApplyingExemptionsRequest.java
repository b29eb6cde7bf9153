package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A scope whose exemptions are wanted, inherited ones included. */
@Model
@Value.Immutable
public interface ApplyingExemptionsRequest {
  /**
   * The image, or the repository or namespace.
   *
   * @return any scope but the account
   */
  ExemptionScope scope();

  /**
   * Whether each exemption tells the scope it was made for.
   *
   * @return true unless set
   */
  @Value.Default
  default boolean includeScope() {
    return true;
  }

  /** Checks that there is something to inherit from. */
  @Value.Check
  default void check() {
    if (scope().resource().isEmpty()) {
      throw new IllegalArgumentException(
          "Nothing is above the account: use Exemptions.list(scope) for it, or all()");
    }
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ApplyingExemptionsRequest}. */
  final class Builder extends ImmutableApplyingExemptionsRequest.Builder {
    Builder() {}

    /**
     * Names the image, or the repository or namespace.
     *
     * @param scope as {@link ExemptionScope#parse} reads it, for example {@code acme/web:1.0}
     * @return this builder
     * @throws IllegalArgumentException if it cannot be read
     */
    public Builder scope(String scope) {
      return scope(ExemptionScope.parse(scope));
    }
  }
}
