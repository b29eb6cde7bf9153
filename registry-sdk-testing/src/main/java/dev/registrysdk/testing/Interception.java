package dev.registrysdk.testing;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Runs a request through the interceptors, the newest first. Thread-safe. */
final class Interception {
  private final List<Interceptor> interceptors = new CopyOnWriteArrayList<>();
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  void add(Interceptor interceptor) {
    interceptors.add(0, interceptor);
  }

  void clear() {
    interceptors.clear();
  }

  Reply answer(IncomingRequest request, Supplier<Reply> registry) {
    busy.add(Thread.currentThread());
    try {
      if (closed) {
        return disconnect();
      }
      return proceed(List.copyOf(interceptors), request, registry);
    } catch (InterruptedException closing) {
      return disconnect();
    } catch (RuntimeException | AssertionError e) {
      return Reply.error(500, ErrorCode.UNKNOWN.name(), "the in-memory registry failed: " + e);
    } finally {
      busy.remove(Thread.currentThread());
    }
  }

  /** Wakes the interceptors that wait for something, so that their threads can end. */
  void close() {
    closed = true;
    busy.forEach(Thread::interrupt);
  }

  private static Reply proceed(
      List<Interceptor> left, IncomingRequest request, Supplier<Reply> registry)
      throws InterruptedException {
    return left.isEmpty()
        ? registry.get()
        : left.get(0)
            .intercept(request, () -> proceed(left.subList(1, left.size()), request, registry));
  }

  private static Reply disconnect() {
    return Reply.status(503).withEffect(Reply.Effect.DISCONNECT);
  }
}
