package dev.registrysdk.testing;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The open connections of a server by their number, which is the web server's too: it counts them
 * as it accepts them. Thread-safe.
 */
final class Connections {
  private final Map<Integer, Open> open = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  private record Open(Socket socket, Set<Lease> leases) {
    void end() {
      leases.forEach(Lease::end);
    }
  }

  /** Counts a connection that is about to be handed to the web server. */
  int add(Socket socket) {
    int number = next.getAndIncrement();
    open.put(number, new Open(socket, ConcurrentHashMap.newKeySet()));
    return number;
  }

  void remove(int number) {
    take(number);
  }

  /** Ends a lease when its answer is given back, or cannot be any more. */
  void lend(int number, Lease lease) {
    Open connection = open.get(number);
    if (connection != null) {
      connection.leases.add(lease);
    }
    // It may have been closed just now.
    if (!open.containsKey(number)) {
      lease.end();
    }
  }

  /** Ends a lease of an answer that is sent. */
  void giveBack(int number, Lease lease) {
    lease.end();
    Open connection = open.get(number);
    if (connection != null) {
      connection.leases.remove(lease);
    }
  }

  /** Closes all connections, also under the feet of those that write to them. */
  void closeAll() {
    List.copyOf(open.keySet()).forEach(this::close);
  }

  /** Closes a connection, whatever is going on there. */
  void close(int number) {
    Open connection = take(number);
    if (connection != null) {
      try {
        connection.socket.close();
      } catch (IOException e) {
        // Then it is as closed as it can be.
      }
    }
  }

  private @Nullable Open take(int number) {
    Open taken = open.remove(number);
    if (taken != null) {
      taken.end();
    }
    return taken;
  }
}
