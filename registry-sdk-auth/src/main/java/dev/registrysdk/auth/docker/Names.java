package dev.registrysdk.auth.docker;

import dev.registrysdk.error.Redaction;
import java.util.List;

/** Shows names from files in messages: where something is wrong, without what is there. */
final class Names {
  private static final int LONGEST = 120;

  private Names() {}

  /** Two levels are enough to find the place; deeper names may be content that lost its quotes. */
  static String path(List<String> names) {
    return names.size() == 1
        ? key(names.get(0))
        : key(names.get(0)) + "[\"" + key(names.get(1)) + "\"]";
  }

  /** A name of the file, if it looks like one. */
  static String key(String key) {
    String shown = Redaction.url(key);
    boolean plain =
        shown.length() <= LONGEST
            && shown.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
    return plain && !shown.isEmpty() ? shown : "a name of " + key.length() + " characters";
  }
}
