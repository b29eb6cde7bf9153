package dev.registrysdk.testing;

/** One change of an answer. */
@FunctionalInterface
interface FaultStep {
  /**
   * Changes an answer.
   *
   * @throws FaultMiss if this answer does not have what should be changed
   */
  Reply apply(FaultCall call, Reply reply) throws FaultMiss;
}
