package dev.registrysdk.testing;

import java.util.OptionalLong;

/**
 * Decides, before the body of a request is read, how much of it may arrive. Has to be thread-safe.
 *
 * <p>Over HTTP/2 the web server reads bodies on its own; there the decision is taken afterwards, so
 * that a client has sent more than was allowed, but it gets no answer either and the record of
 * requests is the same.
 */
@FunctionalInterface
interface RequestReading {
  /** Reads every request whole. */
  RequestReading WHOLE = head -> OptionalLong.empty();

  /**
   * Decides about one request.
   *
   * @param head the request without its body
   * @return after how many bytes of the body, 0 or more, the connection is closed without an
   *     answer, or at the end of a shorter body; nothing to read the request whole
   */
  OptionalLong cutAfter(IncomingRequest head);

  /**
   * Called when as much of the body has arrived as may. The connection is closed when it returns.
   *
   * @param head the request for which {@link #cutAfter} gave a number
   */
  default void breakOff(IncomingRequest head) {
    // The connection is closed at once.
  }
}
