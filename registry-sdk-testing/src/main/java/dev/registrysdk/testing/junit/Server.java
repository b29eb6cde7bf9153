package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.Faults;
import dev.registrysdk.testing.InMemoryIam;
import dev.registrysdk.testing.InMemoryIcr;
import dev.registrysdk.testing.InMemoryRegistry;
import dev.registrysdk.testing.Leftovers;
import dev.registrysdk.testing.RecordedCall;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A server of a test: what the three kinds have in common.
 *
 * @param label what messages call it
 * @param instance the parameter of the test
 * @param forget takes requests, interceptors and faults away
 */
record Server(
    String label,
    Object instance,
    Supplier<List<RecordedCall>> requests,
    Runnable forget,
    Faults faults,
    Runnable close,
    Leftovers leftovers) {
  static Server of(String name, InMemoryRegistry registry) {
    return of(name, registry, registry, registry::close);
  }

  static Server of(String name, InMemoryIcr icr) {
    return of(name, icr, icr.registry(), icr::close);
  }

  static Server of(String name, InMemoryIam iam) {
    return new Server(
        label(name, iam),
        iam,
        iam::requests,
        () -> {
          iam.clearRequests();
          iam.clearInterceptors();
          iam.faults().clear();
        },
        iam.faults(),
        iam::close,
        iam.leftovers());
  }

  /** What is wrong if faults were asked for that did not happen. */
  Optional<AssertionError> untriggered() {
    try {
      faults.verify();
      return Optional.empty();
    } catch (AssertionError missing) {
      return Optional.of(new AssertionError(label + ": " + missing.getMessage()));
    }
  }

  private static Server of(
      String name, Object instance, InMemoryRegistry registry, Runnable close) {
    return new Server(
        label(name, instance),
        instance,
        registry::requests,
        () -> {
          registry.clearRequests();
          registry.clearInterceptors();
          registry.faults().clear();
        },
        registry.faults(),
        close,
        registry.leftovers());
  }

  private static String label(String name, Object instance) {
    return name.isEmpty() ? instance.toString() : "\"" + name + "\", " + instance;
  }
}
