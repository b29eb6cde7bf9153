package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.InMemoryRegistry;

/** Assertions about an {@link InMemoryRegistry}. */
public final class RegistryAssert extends ContentAssert<RegistryAssert, InMemoryRegistry> {
  RegistryAssert(InMemoryRegistry actual) {
    super(actual, RegistryAssert.class, actual);
  }
}
