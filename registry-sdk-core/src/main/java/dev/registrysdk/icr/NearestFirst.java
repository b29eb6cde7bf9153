package dev.registrysdk.icr;

import java.util.Comparator;
import java.util.List;

/** Puts the names that a mistyped one may have meant in front. */
final class NearestFirst {
  private static final int MAX_LENGTH = 64;

  private NearestFirst() {}

  static List<String> of(String text, List<String> names) {
    String typed = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    return names.stream().sorted(Comparator.comparingInt(name -> distance(typed, name))).toList();
  }

  /** How many characters have to be put in, taken out or replaced (Levenshtein). */
  static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }
}
