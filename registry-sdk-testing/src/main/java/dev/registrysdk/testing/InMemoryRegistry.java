package dev.registrysdk.testing;

/** A container registry on a loopback port of this process. */
public final class InMemoryRegistry {
  private InMemoryRegistry() {}
}
