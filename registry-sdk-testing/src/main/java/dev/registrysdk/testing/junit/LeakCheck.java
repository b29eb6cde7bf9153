package dev.registrysdk.testing.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Closes servers and looks for what they leave behind. */
final class LeakCheck {
  private LeakCheck() {}

  /** Closes a server, and tells what is wrong then. */
  static Optional<AssertionError> close(Server server, String user) {
    try {
      server.close().run();
      return leak(server, user);
    } catch (RuntimeException | AssertionError e) {
      AssertionError problem =
          leak(server, user)
              .orElseGet(() -> new AssertionError(server.label() + " could not be closed"));
      problem.addSuppressed(e);
      return Optional.of(problem);
    }
  }

  private static Optional<AssertionError> leak(Server server, String user) {
    List<String> left = new ArrayList<>();
    server.leftovers().threads().forEach(thread -> left.add("the thread " + thread));
    String advice = left.isEmpty() ? "" : "\nAn interceptor has to end when it is interrupted";
    server.leftovers().files().forEach(file -> left.add("the temporary file " + file));
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AssertionError(
                server.label()
                    + " is closed, but "
                    + user
                    + " has left of it:\n"
                    + lines(left)
                    + advice));
  }

  static String lines(List<String> texts) {
    return String.join("\n", texts.stream().map(text -> "  - " + text).toList());
  }
}
