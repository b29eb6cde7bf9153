package dev.registrysdk.testing;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The open connections of a server by their number, which is the web server's too: it counts them
 * as it accepts them. Thread-safe.
 */
final class Connections {
  private final Map<Integer, Socket> open = new ConcurrentHashMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /** Counts a connection that is about to be handed to the web server. */
  int add(Socket socket) {
    int number = next.getAndIncrement();
    open.put(number, socket);
    return number;
  }

  void remove(int number) {
    open.remove(number);
  }

  /** Closes all connections, also under the feet of those that write to them. */
  void closeAll() {
    List.copyOf(open.keySet()).forEach(this::close);
  }

  /** Closes a connection, whatever is going on there. */
  void close(int number) {
    Socket socket = open.remove(number);
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Then it is as closed as it can be.
      }
    }
  }
}
