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

  /**
   * Looks at a request before its body is read, and changes nothing.
   *
   * @param head the request without its body
   * @throws Refusal when the answer is an error, whatever the body is
   */
  default void requireHead(Exchange head) {
    // Most requests have no body.
  }
}
