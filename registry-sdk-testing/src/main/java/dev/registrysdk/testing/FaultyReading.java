package dev.registrysdk.testing;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets the bodies of requests break off as rules want it. Thread-safe. */
final class FaultyReading implements RequestReading {
  private final Set<IncomingRequest> stalled = ConcurrentHashMap.newKeySet();
  private final List<FaultRule> rules;
  private final Pauses pauses;

  /**
   * Prepares.
   *
   * @param rules the rules of the server, which change
   */
  FaultyReading(List<FaultRule> rules, Pauses pauses) {
    this.rules = rules;
    this.pauses = pauses;
  }

  @Override
  public OptionalLong cutAfter(IncomingRequest head) {
    for (FaultRule rule : rules) {
      @Nullable RequestBodyFault fault = rule.claimBody(head);
      if (fault != null) {
        if (fault.stalls()) {
          stalled.add(head);
        }
        return OptionalLong.of(fault.bytes());
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public void breakOff(IncomingRequest head) {
    if (stalled.remove(head)) {
      pauses.awaitClose();
    }
  }
}
