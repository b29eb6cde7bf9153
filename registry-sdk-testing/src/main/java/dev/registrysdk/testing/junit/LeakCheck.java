package dev.registrysdk.testing.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for what a closed server has left behind. */
final class LeakCheck {
  private LeakCheck() {}

  static Optional<AssertionError> of(Server server, String user) {
    List<String> left = new ArrayList<>();
    server.leftovers().threads().forEach(thread -> left.add("the thread " + thread));
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AssertionError(
                server.label()
                    + " is closed, but "
                    + user
                    + " has left of it:\n"
                    + lines(left)
                    + "\nAn interceptor has to end when it is interrupted"));
  }

  static String lines(List<String> texts) {
    return String.join("\n", texts.stream().map(text -> "  - " + text).toList());
  }
}
