package dev.registrysdk.testing;

import java.util.Locale;

/**
 * Which of the matching requests meet a fault: after the first ones, every n-th, and how many at
 * most. Thread-safe.
 */
final class FaultCount {
  private static final int UNLIMITED = 0;

  private int skipped;
  private int step = 1;
  private int limit = UNLIMITED;
  private boolean limited;
  private long seen;
  private int fired;

  synchronized void limit(int times) {
    if (limited) {
      throw new IllegalStateException(
          "This fault's count is set already: say once(), times(n), nth(n) or always(), and only"
              + " one of them");
    }
    limited = true;
    limit = times;
  }

  synchronized void skip(int requests) {
    requireUnset(skipped, 0, "after(n) or nth(n)");
    skipped = requests;
  }

  synchronized void every(int requests) {
    requireUnset(step, 1, "every(n)");
    step = requests;
  }

  /** Counts a matching request, and tells whether it meets the fault. */
  synchronized boolean claim() {
    long position = seen - skipped;
    if (isExhausted()) {
      return false;
    }
    seen++;
    // Every third request is the third, the sixth and so on.
    if (position < 0 || position % step != step - 1) {
      return false;
    }
    fired++;
    return true;
  }

  /** Takes a claim back. */
  synchronized void refund() {
    fired--;
  }

  synchronized int fired() {
    return fired;
  }

  synchronized boolean isSatisfied() {
    return limit == UNLIMITED ? fired > 0 : fired >= limit;
  }

  /** The count in words, with a comma before each part. */
  synchronized String description() {
    if (limit == 1 && skipped > 0 && step == 1) {
      return ", the " + ordinal(skipped + 1) + " time";
    }
    return (skipped == 0 ? "" : ", after the first " + skipped)
        + (step == 1 ? "" : ", every " + ordinal(step) + " time")
        + (limit == UNLIMITED ? "" : limit == 1 ? ", once" : ", " + limit + " times");
  }

  private static void requireUnset(int value, int unset, String method) {
    if (value != unset) {
      throw new IllegalStateException("This fault has " + method + " already: say it once");
    }
  }

  private boolean isExhausted() {
    return limit != UNLIMITED && fired >= limit;
  }

  private static String ordinal(int number) {
    int last = number % 100 / 10 == 1 ? 0 : number % 10;
    String ending = last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th";
    return String.format(Locale.ROOT, "%d%s", number, ending);
  }
}
