package dev.registrysdk.testing.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.testing.InMemoryRegistry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Uses a registry after its class has closed it. */
final class AfterEverything implements AfterAllCallback {
  private final Queue<InMemoryRegistry> seen = new ConcurrentLinkedQueue<>();

  void remember(InMemoryRegistry registry) {
    seen.add(registry);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    seen.forEach(registry -> assertThatThrownBy(registry::url).isNotNull());
  }
}
