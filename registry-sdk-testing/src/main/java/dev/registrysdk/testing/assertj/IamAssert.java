package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.InMemoryIam;

/** Assertions about an {@link InMemoryIam}. */
public final class IamAssert extends RequestsAssert<IamAssert, InMemoryIam> {
  IamAssert(InMemoryIam actual) {
    super(
        actual,
        IamAssert.class,
        new Log(String.valueOf(actual), actual::requests, actual::requests));
  }
}
