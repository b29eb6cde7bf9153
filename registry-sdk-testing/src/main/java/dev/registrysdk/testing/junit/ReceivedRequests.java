package dev.registrysdk.testing.junit;

import dev.registrysdk.testing.RecordedCall;
import java.util.List;

/**
 * Shows below the failure of a test what its registries received: a suppressed exception, since
 * every runner prints those.
 */
final class ReceivedRequests extends Exception {
  private static final long serialVersionUID = 1L;

  private ReceivedRequests(String message) {
    super(message, null, false, false);
  }

  static ReceivedRequests of(Server server) {
    List<RecordedCall> calls = server.requests().get();
    return new ReceivedRequests(
        calls.isEmpty()
            ? server.label() + " received no request"
            : server.label() + " received:\n" + RecordedCall.list(calls));
  }
}
