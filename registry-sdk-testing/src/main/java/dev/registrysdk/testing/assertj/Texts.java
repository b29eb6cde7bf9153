package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.text.Nearest;
import java.util.Collection;
import java.util.List;

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
        Nearest.of(missing, names).map(name -> " The nearest is " + name + ".").orElse("");
    return nearest + " There are:\n" + lines(names);
  }
}
