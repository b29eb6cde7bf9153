package dev.registrysdk.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The scan results that a test has set, by manifest digest: they belong to the content. */
final class IcrScans {
  private static final Entry NONE = new Entry(IcrScan.NONE, Instant.EPOCH);

  private final Map<String, Entry> byDigest = new HashMap<>();
  private final Map<String, Integer> pollsLeft = new HashMap<>();

  /**
   * Sets a result.
   *
   * @param polls how many times somebody asks for it in vain
   */
  void set(String digest, IcrScan scan, Instant time, int polls) {
    byDigest.put(digest, new Entry(scan, time));
    pollsLeft.put(digest, polls);
  }

  /** What is known now. */
  Entry now(String digest) {
    return pollsLeft.getOrDefault(digest, 0) > 0 ? NONE : byDigest.getOrDefault(digest, NONE);
  }

  /** What is known now, and a step towards the next answer. */
  Entry poll(String digest) {
    Entry entry = now(digest);
    pollsLeft.computeIfPresent(digest, (same, left) -> Math.max(0, left - 1));
    return entry;
  }

  record Entry(IcrScan scan, Instant time) {}
}
