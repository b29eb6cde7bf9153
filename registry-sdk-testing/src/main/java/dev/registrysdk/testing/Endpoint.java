package dev.registrysdk.testing;

/** Handles the requests of one family of paths. */
@FunctionalInterface
interface Endpoint {
  /**
   * Answers a request; a HEAD like a GET, the body is left out later.
   *
   * @throws Refusal when the answer is an error
   */
  Reply handle(Exchange exchange);
}
