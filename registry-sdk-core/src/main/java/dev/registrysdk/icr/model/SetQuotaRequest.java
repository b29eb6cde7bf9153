package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * Limits to set. The service keeps them in megabytes of 1048576 bytes, so a number of bytes is a
 * multiple of that: nothing is rounded behind the caller's back.
 */
@Model
@Value.Immutable
public interface SetQuotaRequest {
  /** No limit. */
  long UNLIMITED = -1;

  /**
   * How much may be stored.
   *
   * @return bytes, a multiple of 1048576, or {@link #UNLIMITED}; empty to leave it as it is
   */
  OptionalLong storage();

  /**
   * How much may be pulled over the public network in a month.
   *
   * @return bytes, a multiple of 1048576, or {@link #UNLIMITED}; empty to leave it as it is
   */
  OptionalLong traffic();

  /** Checks the limits. */
  @Value.Check
  default void check() {
    if (storage().isEmpty() && traffic().isEmpty()) {
      throw new IllegalArgumentException("There is no limit to set: give storage, traffic or both");
    }
    storage().ifPresent(bytes -> Megabytes.check("storage", bytes));
    traffic().ifPresent(bytes -> Megabytes.check("traffic", bytes));
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SetQuotaRequest}. */
  final class Builder extends ImmutableSetQuotaRequest.Builder {
    Builder() {}
  }
}
