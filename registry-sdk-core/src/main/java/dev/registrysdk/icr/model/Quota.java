package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What the account may store in a registry and pull from it in a month, and how much of that it
 * uses. In bytes; what was freed shows after a while.
 */
@Model
@Value.Immutable
public interface Quota {
  /**
   * How much may be stored.
   *
   * @return bytes; empty if there is no limit
   */
  OptionalLong storageLimit();

  /**
   * How much may be pulled over the public network in a month.
   *
   * @return bytes; empty if there is no limit
   */
  OptionalLong trafficLimit();

  /**
   * How much is stored.
   *
   * @return bytes
   */
  @Value.Default
  default long storageUsed() {
    return 0;
  }

  /**
   * How much was pulled in the current month.
   *
   * @return bytes
   */
  @Value.Default
  default long trafficUsed() {
    return 0;
  }

  /**
   * Starts a quota.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Quota}. */
  final class Builder extends ImmutableQuota.Builder {
    Builder() {}
  }
}
