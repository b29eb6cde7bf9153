package dev.registrysdk.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Stands between the client and the registry: answers in its place, changes its answer, or waits.
 *
 * <pre>{@code
 * registry.intercept((request, next) ->
 *     request.path().contains("/blobs/") ? Reply.status(503) : next.proceed());
 * }</pre>
 *
 * <p>Called after the {@linkplain Faults faults}, which stand outside, and before authentication
 * and routing, on the thread of the connection, so several calls may run at the same time. It may
 * block: {@link InMemoryRegistry#close()} interrupts it. An exception becomes a reply with status
 * 500 that carries its message.
 */
@FunctionalInterface
public interface Interceptor {
  /**
   * Answers a request.
   *
   * @param request the request
   * @param next the rest of the way: other interceptors, then the registry
   * @return the reply for the client
   * @throws InterruptedException if the registry was closed while this interceptor waited
   */
  Reply intercept(IncomingRequest request, Next next) throws InterruptedException;

  /** The rest of the way to the registry. */
  @FunctionalInterface
  interface Next {
    /**
     * Lets the request go on. Calling it twice performs the request twice.
     *
     * @return what the registry answers
     * @throws InterruptedException if the registry was closed while a later interceptor waited
     */
    Reply proceed() throws InterruptedException;
  }

  /**
   * An interceptor that gives every matching request the same reply.
   *
   * @param matching which requests are meant
   * @param reply what they get
   * @return the interceptor
   */
  static Interceptor always(Predicate<IncomingRequest> matching, Reply reply) {
    return (request, next) -> matching.test(request) ? reply : next.proceed();
  }

  /**
   * An interceptor that gives the first matching requests a reply and lets later ones pass.
   *
   * @param times how many requests get the reply
   * @param matching which requests are meant
   * @param reply what they get
   * @return the interceptor
   */
  static Interceptor first(int times, Predicate<IncomingRequest> matching, Reply reply) {
    AtomicInteger left = new AtomicInteger(times);
    return (request, next) ->
        matching.test(request) && left.getAndDecrement() > 0 ? reply : next.proceed();
  }
}
