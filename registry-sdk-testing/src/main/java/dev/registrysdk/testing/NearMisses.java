package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The requests that came closest to a fault and did not meet it. Thread-safe. */
final class NearMisses {
  private static final int KEPT = 3;

  private final List<Miss> nearest = new ArrayList<>();
  private long received;

  synchronized void add(int score, IncomingRequest request, String reason) {
    received++;
    Miss miss = new Miss(score, request + ": " + reason);
    if (nearest.stream().noneMatch(known -> known.text.equals(miss.text))) {
      nearest.add(miss);
      nearest.sort(Comparator.comparingInt(Miss::score).reversed());
      if (nearest.size() > KEPT) {
        nearest.remove(KEPT);
      }
    }
  }

  /**
   * What was received instead, in words, each request on a line of its own.
   *
   * @param otherwise what to say if there was nothing
   */
  synchronized String description(String otherwise) {
    if (received == 0) {
      return otherwise;
    }
    StringBuilder text = new StringBuilder("received instead");
    nearest.forEach(miss -> text.append("\n    ").append(miss.text));
    return text.toString();
  }

  private record Miss(int score, String text) {}
}
