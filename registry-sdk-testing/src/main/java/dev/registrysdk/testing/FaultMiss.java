package dev.registrysdk.testing;

/** A fault that cannot be done to a request or its answer; the message tells why. */
final class FaultMiss extends Exception {
  private static final long serialVersionUID = 1L;

  FaultMiss(String reason) {
    super(reason, null, false, false);
  }
}
