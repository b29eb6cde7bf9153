package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;

/** The requests in the order in which they were answered. Thread-safe. */
final class RequestLog {
  private final List<RecordedCall> calls = new ArrayList<>();

  synchronized void add(RecordedCall call) {
    calls.add(call);
  }

  synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  synchronized void clear() {
    calls.clear();
  }
}
