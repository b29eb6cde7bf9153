package dev.registrysdk.examples.interop;

import dev.registrysdk.testing.InMemoryRegistry;
import java.util.concurrent.CountDownLatch;

/** Runs the registry for tests in a process of its own, until that is ended. */
final class RegistryMain {
  private RegistryMain() {}

  /**
   * Runs.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.println("listening on " + InMemoryRegistry.start().address());
    new CountDownLatch(1).await();
  }
}
