package dev.registrysdk.http;

/**
 * Watches the wire: what is sent, how often, and how many bytes. Implementations are safe for use
 * by several threads and return quickly; they are called on the thread that sends the request or
 * reads its answer.
 */
public interface CallListener {
  /** Does nothing. */
  CallListener NONE = new CallListener() {};

  /**
   * A request is over: its answer was read to the end or closed, or it failed. Called exactly once
   * for every request that went over the wire.
   *
   * @param request the request and what came of it
   */
  default void requestFinished(WireRequest request) {}
}
