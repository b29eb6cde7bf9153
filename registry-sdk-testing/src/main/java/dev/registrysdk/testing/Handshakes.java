package dev.registrysdk.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The handshakes that are still to fail, in order. Thread-safe. */
final class Handshakes {
  private final Deque<HandshakeFault> left = new ArrayDeque<>();

  synchronized void add(int connections, HandshakeFault fault) {
    for (int i = 0; i < connections; i++) {
      left.add(fault);
    }
  }

  synchronized Optional<HandshakeFault> next() {
    return Optional.ofNullable(left.poll());
  }

  synchronized void clear() {
    left.clear();
  }

  /** What did not happen yet, in words, in the order in which it would. */
  synchronized List<String> untriggered() {
    List<String> text = new ArrayList<>();
    for (HandshakeFault fault : HandshakeFault.values()) {
      long count = left.stream().filter(fault::equals).count();
      if (count > 0) {
        text.add(
            count
                + (count == 1 ? " TLS handshake" : " TLS handshakes")
                + " to fail with "
                + fault
                + ": there were not enough connections");
      }
    }
    return text;
  }
}
