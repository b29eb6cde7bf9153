package dev.registrysdk.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name was meant to be, for messages. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name that is nearest to a word.
   *
   * @param word what was written; case does not matter
   * @param names the names there are
   * @return the nearest name, if one is near enough to be meant
   */
  public static Optional<String> of(String word, Collection<String> names) {
    return of(word, names, 1).stream().findFirst();
  }

  /**
   * The known names that are near to a word.
   *
   * @param word what was written; case does not matter
   * @param names the names there are
   * @param most how many to give at most
   * @return the names that are near enough to be meant, the nearest first
   */
  public static List<String> of(String word, Collection<String> names, int most) {
    int limit = Math.max(1, word.length() / 3);
    return names.stream()
        .filter(name -> Math.abs(name.length() - word.length()) <= limit)
        .map(name -> new Candidate(name, distance(word, name)))
        .filter(candidate -> candidate.distance() <= limit)
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(most)
        .map(Candidate::name)
        .toList();
  }

  private record Candidate(String name, int distance) {}

  /** How many letters have to be put in, left out, replaced or swapped with their neighbour. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] costs = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        costs[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(costs, a, i, b, j);
      }
    }
    return costs[a.length()][b.length()];
  }

  private static int cheapest(int[][] costs, String a, int i, String b, int j) {
    int replace = costs[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int cost = Math.min(replace, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, costs[i - 2][j - 2] + 1) : cost;
  }
}
