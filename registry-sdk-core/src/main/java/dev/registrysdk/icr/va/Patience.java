package dev.registrysdk.icr.va;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How time passes; tests bring their own.
 *
 * @param nanos a time that never jumps
 * @param sleeper waits
 */
record Patience(LongSupplier nanos, Sleeper sleeper) {
  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  static Patience real() {
    return new Patience(System::nanoTime, time -> Thread.sleep(time.toMillis()));
  }
}
