package dev.registrysdk.testing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A recorded session.
 *
 * @param servers how each server came into the session, those first that the user named
 */
record Tape(Instant recorded, Map<Origin, SessionRole> servers, List<TapeCall> calls) {
  /**
   * The calls in the order of a recording: that of their names, so that recording the same session
   * twice gives the same, whichever request of several was faster. Equal requests keep theirs.
   */
  static List<TapeCall> sorted(Map<Origin, SessionRole> servers, List<TapeCall> calls) {
    List<Origin> order = List.copyOf(servers.keySet());
    return calls.stream()
        .sorted(
            Comparator.<TapeCall>comparingInt(call -> order.indexOf(call.request().origin()))
                .thenComparing(call -> call.request().target())
                .thenComparing(call -> call.request().method())
                .thenComparing(call -> call.request().authorization())
                .thenComparing(call -> call.request().key()))
        .toList();
  }
}
