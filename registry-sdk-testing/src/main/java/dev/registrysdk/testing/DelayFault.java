package dev.registrysdk.testing;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Waits before a request goes on. */
record DelayFault(Duration time, Pauses pauses) implements FaultAction {
  @Override
  public String description() {
    return "delay by " + time;
  }

  @Override
  public Reply answer(FaultCall call, Missed missed) throws InterruptedException {
    try {
      pauses.await(time);
    } catch (InterruptedIOException closed) {
      throw new InterruptedException(closed.getMessage());
    }
    return call.proceed();
  }
}
