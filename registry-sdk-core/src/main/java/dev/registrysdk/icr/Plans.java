package dev.registrysdk.icr;

import dev.registrysdk.icr.model.Plan;
import dev.registrysdk.icr.model.UpgradePlanRequest;
import java.util.function.Consumer;

/**
 * The plan of the account in the client's region.
 *
 * <p>Safe for use by several threads.
 */
public interface Plans {
  /**
   * Tells the plan.
   *
   * @return for example {@link Plan#FREE}
   */
  Plan get();

  /**
   * Upgrades the plan. This cannot be undone, and from then on what exceeds the free allowance is
   * charged.
   *
   * @param request the plan
   * @throws dev.registrysdk.error.DeniedException if the account may not: one without a way to pay
   *     has to be upgraded first
   */
  void upgrade(UpgradePlanRequest request);

  /**
   * Upgrades the plan. This cannot be undone, and from then on what exceeds the free allowance is
   * charged.
   *
   * @param request sets the plan
   * @throws dev.registrysdk.error.DeniedException if the account may not: one without a way to pay
   *     has to be upgraded first
   */
  default void upgrade(Consumer<UpgradePlanRequest.Builder> request) {
    upgrade(Forms.filled(UpgradePlanRequest.builder(), request).build());
  }

  /**
   * Upgrades to the standard plan. This cannot be undone, and from then on what exceeds the free
   * allowance is charged.
   *
   * @throws dev.registrysdk.error.DeniedException if the account may not: one without a way to pay
   *     has to be upgraded first
   */
  default void upgrade() {
    upgrade(UpgradePlanRequest.builder().build());
  }
}
