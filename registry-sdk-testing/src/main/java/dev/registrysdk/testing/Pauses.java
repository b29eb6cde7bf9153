package dev.registrysdk.testing;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The waits that a server makes on purpose; closing it ends them all. Thread-safe. */
final class Pauses {
  /** Waits for a time. */
  @FunctionalInterface
  interface Pause {
    void await(Duration time) throws InterruptedException;
  }

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Pause pause = this::awaitClosed;

  /** Waits in another way, for tests that must not take time. */
  void by(Pause other) {
    pause = other;
  }

  /**
   * Waits, unless or until the server is closed.
   *
   * @throws InterruptedIOException if it is closed
   */
  void await(Duration time) throws InterruptedIOException {
    try {
      pause.await(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (closed.getCount() == 0 || Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the server was closed during a pause");
    }
  }

  /** Waits until the server is closed. */
  void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void close() {
    closed.countDown();
  }

  private void awaitClosed(Duration time) throws InterruptedException {
    // Why the wait ended is asked afterwards.
    boolean unused = closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }
}
