package dev.registrysdk.testing;

import java.util.Optional;

/** What a fault does. Thread-safe. */
interface FaultAction {
  /** What is done, in words. */
  String description();

  /** Why this cannot be done to a request that matches; asked before the request counts. */
  default Optional<String> objection(IncomingRequest request) {
    return Optional.empty();
  }

  /**
   * Answers in place of, or with the help of, the service.
   *
   * @param missed is told why, if the request was answered as if there was no fault
   */
  Reply answer(FaultCall call, Missed missed) throws InterruptedException;

  /** Takes note that a fault did not happen after all. */
  @FunctionalInterface
  interface Missed {
    void because(String reason);
  }
}
