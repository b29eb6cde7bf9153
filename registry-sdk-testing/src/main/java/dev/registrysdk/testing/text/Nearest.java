package dev.registrysdk.testing.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate that takes the fewest changes, if those are few.
   *
   * @param name what was written
   * @param candidates what could be meant
   * @return the nearest of them, the first of several
   */
  public static Optional<String> of(String name, Collection<String> candidates) {
    String typed = name.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .filter(candidate -> distance(typed, candidate) <= Math.max(1, candidate.length() / 3))
        .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
  }

  /**
   * Whether two words differ by at most two characters that were added, taken away or changed.
   *
   * @param one a word
   * @param other another one
   * @return true if they are that near
   */
  public static boolean isNear(String one, String other) {
    return distance(one, other) <= 2;
  }

  /** How many characters have to be added, taken away or changed. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int i = 0; i <= to.length(); i++) {
      row[i] = i;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
