package dev.registrysdk.testing.assertj;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Words for messages. */
final class Texts {
  private Texts() {}

  /** Each text on a line of its own. */
  static String lines(Collection<String> texts) {
    return String.join("\n", texts.stream().map(text -> "  " + text).toList());
  }

  /** {@code 1 request}, {@code 2 requests}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** What there is instead of a name: the nearest first, then everything. */
  static String instead(String missing, List<String> names) {
    String nearest =
        nearest(missing, names).map(name -> " The nearest is " + name + ".").orElse("");
    return nearest + " There are:\n" + lines(names);
  }

  /** The name that takes the fewest changes, unless that is half of it or more. */
  static Optional<String> nearest(String wanted, List<String> names) {
    return names.stream()
        .filter(name -> 2 * distance(wanted, name) < Math.max(wanted.length(), name.length()))
        .min(Comparator.comparingInt(name -> distance(wanted, name)));
  }

  /** How many characters have to be added, taken away or replaced. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
