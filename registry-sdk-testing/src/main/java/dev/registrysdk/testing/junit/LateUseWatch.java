package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.Leftovers;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers what was closed, to see in the end whether somebody still used it: a thread, for
 * example, that a test did not wait for. Thread-safe.
 */
final class LateUseWatch implements AutoCloseable {
  private final List<Closed> closed = new ArrayList<>();

  synchronized void add(Server server, String user) {
    Leftovers leftovers = server.leftovers();
    closed.add(new Closed(server.label(), user, leftovers, leftovers.lateUses().size()));
  }

  @Override
  public synchronized void close() {
    List<String> messages = new ArrayList<>();
    for (Closed server : closed) {
      List<String> uses = server.leftovers.lateUses();
      if (uses.size() > server.usesBefore) {
        messages.add(
            server.label
                + " was closed with "
                + server.user
                + ", and used after that:\n"
                + LeakCheck.lines(uses.subList(server.usesBefore, uses.size())));
      }
    }
    if (!messages.isEmpty()) {
      throw new AssertionError(
          String.join("\n", messages)
              + "\nLet the test wait for what it starts; to share a registry between methods use"
              + " @RegistryTest(per = CLASS)");
    }
  }

  /** Knows of the server what is needed here; its content can go. */
  private record Closed(String label, String user, Leftovers leftovers, int usesBefore) {}
}
