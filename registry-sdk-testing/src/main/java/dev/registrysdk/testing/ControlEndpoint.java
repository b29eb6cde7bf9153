package dev.registrysdk.testing;

/** Handles one operation of the control plane. */
@FunctionalInterface
interface ControlEndpoint {
  /**
   * Answers a call.
   *
   * @throws ControlRefusal when the answer is an error
   */
  Reply handle(ControlCall call);
}
