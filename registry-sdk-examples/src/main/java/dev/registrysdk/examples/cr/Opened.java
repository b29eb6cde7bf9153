package dev.registrysdk.examples.cr;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a command opened for as long as it runs. Safe for use by several threads. */
final class Opened implements AutoCloseable {
  /** Something that is closed without a checked exception. */
  interface Resource extends AutoCloseable {
    @Override
    void close();
  }

  private final Deque<Resource> resources = new ArrayDeque<>();

  /** Remembers to close something at the end. */
  synchronized void add(Resource resource) {
    resources.push(resource);
  }

  /** Closes everything, the last first. */
  @Override
  public synchronized void close() {
    while (!resources.isEmpty()) {
      resources.pop().close();
    }
  }
}
