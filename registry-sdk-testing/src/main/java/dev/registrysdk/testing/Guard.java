package dev.registrysdk.testing;

/** Decides who may send a request. */
@FunctionalInterface
interface Guard {
  /** Lets everybody do everything. */
  Guard OPEN = (request, needed) -> Access.UNLIMITED;

  /**
   * Admits a request.
   *
   * @param needed what the request is about to do
   * @return what else its sender may do
   * @throws Refusal with a challenge when the sender has to log in first
   */
  Access admit(IncomingRequest request, Scope needed);
}
