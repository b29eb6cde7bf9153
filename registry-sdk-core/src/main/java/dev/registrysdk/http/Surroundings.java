package dev.registrysdk.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * What the room takes from outside besides the network; tests bring their own.
 *
 * @param clock the time of day, for dates in headers
 * @param nanos a time that never jumps, for lifetimes
 * @param sleeper waits before a repetition
 * @param random numbers from 0 to 1, for jitter
 */
record Surroundings(
    InstantSource clock, LongSupplier nanos, Sleeper sleeper, DoubleSupplier random) {
  /** Waits. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  static Surroundings real() {
    return new Surroundings(
        InstantSource.system(),
        System::nanoTime,
        time -> Thread.sleep(time.toMillis()),
        () -> ThreadLocalRandom.current().nextDouble());
  }
}
