package dev.registrysdk.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a request through the faults, then through the interceptors, the newest first. Thread-safe.
 */
final class Interception {
  private final List<Interceptor> interceptors = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();
  private final Set<Thread> busy = new HashSet<>();
  private final Faults faults;
  private boolean closed;

  Interception(Faults faults) {
    this.faults = faults;
  }

  void add(Interceptor interceptor) {
    interceptors.add(0, interceptor);
  }

  void clear() {
    interceptors.clear();
  }

  /** Whether there are no interceptors. */
  boolean isEmpty() {
    return interceptors.isEmpty();
  }

  Reply answer(IncomingRequest request, Function<IncomingRequest, Reply> registry) {
    if (!begin()) {
      return disconnect();
    }
    try {
      Reply reply =
          faults.answer(
              new FaultCall(
                  request,
                  changed ->
                      proceed(List.copyOf(interceptors), changed, () -> registry.apply(changed)),
                  registry));
      // It may come from elsewhere: from an earlier request, or from the body of this one.
      request.lease().hold(reply.content());
      return reply;
    } catch (InterruptedException closing) {
      return disconnect();
    } catch (Throwable e) {
      // Errors, too, and what other languages throw: the client would wait for ever.
      return Reply.error(500, ErrorCode.UNKNOWN.name(), "the in-memory registry failed: " + e);
    } finally {
      end();
    }
  }

  /** Wakes the interceptors that wait for something, so that their threads can end. */
  void close() {
    synchronized (lock) {
      closed = true;
      busy.forEach(Thread::interrupt);
    }
  }

  private boolean begin() {
    synchronized (lock) {
      return !closed && busy.add(Thread.currentThread());
    }
  }

  /**
   * Leaves the thread to the web server as it was: an interrupt was meant for interceptors only.
   */
  private void end() {
    synchronized (lock) {
      busy.remove(Thread.currentThread());
      if (closed) {
        Thread.interrupted();
      }
    }
  }

  private static Reply proceed(
      List<Interceptor> left, IncomingRequest request, Supplier<Reply> registry)
      throws InterruptedException {
    if (left.isEmpty()) {
      return registry.get();
    }
    Reply reply =
        left.get(0)
            .intercept(request, () -> proceed(left.subList(1, left.size()), request, registry));
    return Objects.requireNonNull(
        reply, "an interceptor returned null: let it return a Reply, or next.proceed()");
  }

  private static Reply disconnect() {
    return Reply.status(503).withEffect(Reply.Effect.DISCONNECT);
  }
}
