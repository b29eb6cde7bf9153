package dev.registrysdk.auth.access;

import dev.registrysdk.error.RegistryException;

/** Takes back what was done before something failed. */
final class Rollback {
  private Rollback() {}

  /** Does one step; if that fails too, the first failure carries it. */
  static void run(RegistryException failure, Runnable step) {
    try {
      step.run();
    } catch (RegistryException e) {
      failure.addSuppressed(e);
    }
  }
}
