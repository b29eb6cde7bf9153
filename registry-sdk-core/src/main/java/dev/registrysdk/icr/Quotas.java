package dev.registrysdk.icr;

import dev.registrysdk.icr.model.Quota;
import dev.registrysdk.icr.model.SetQuotaRequest;
import java.util.function.Consumer;

/**
 * The quota of the account in the client's region, in bytes throughout.
 *
 * <p>Safe for use by several threads.
 */
public interface Quotas {
  /**
   * Tells the limits, and how much is used.
   *
   * @return the quota
   */
  Quota get();

  /**
   * Sets limits. On the free plan they cannot exceed the free allowance.
   *
   * @param request the limits; what it leaves out stays as it is
   */
  void set(SetQuotaRequest request);

  /**
   * Sets limits. On the free plan they cannot exceed the free allowance.
   *
   * @param request sets the limits; what it leaves out stays as it is
   * @throws IllegalArgumentException if a limit is not in whole megabytes of 1048576 bytes
   */
  default void set(Consumer<SetQuotaRequest.Builder> request) {
    set(Forms.filled(SetQuotaRequest.builder(), request).build());
  }

  /**
   * Limits what may be stored.
   *
   * @param bytes a multiple of 1048576, or {@link SetQuotaRequest#UNLIMITED}
   * @throws IllegalArgumentException if it is neither
   */
  default void setStorage(long bytes) {
    set(quota -> quota.storage(bytes));
  }

  /**
   * Limits what may be pulled over the public network in a month.
   *
   * @param bytes a multiple of 1048576, or {@link SetQuotaRequest#UNLIMITED}
   * @throws IllegalArgumentException if it is neither
   */
  default void setTraffic(long bytes) {
    set(quota -> quota.traffic(bytes));
  }

  /** Takes both limits away. */
  default void unlimited() {
    set(quota -> quota.storage(SetQuotaRequest.UNLIMITED).traffic(SetQuotaRequest.UNLIMITED));
  }
}
