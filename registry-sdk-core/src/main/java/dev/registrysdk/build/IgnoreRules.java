package dev.registrysdk.build;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a {@code .dockerignore}. A path is left out if the last rule that concerns it says
 * so; a rule concerns a path if it matches the path or a directory that the path is in.
 */
final class IgnoreRules {
  /** No rules: nothing is left out. */
  static final IgnoreRules NONE = new IgnoreRules("", List.of());

  private final String file;
  private final List<IgnoreRule> rules;

  private IgnoreRules(String file, List<IgnoreRule> rules) {
    this.file = file;
    this.rules = rules;
  }

  /** What the rules say of a path, and what is needed to know it of the paths below. */
  static final class Verdict {
    /** The rules that match the path or a directory above. */
    private final BitSet matched;

    private final @Nullable IgnoreRule decisive;

    private Verdict(BitSet matched, @Nullable IgnoreRule decisive) {
      this.matched = matched;
      this.decisive = decisive;
    }

    boolean ignored() {
      return decisive != null && !decisive.exception();
    }

    /** The rule that leaves the path out or takes it back in. */
    Optional<IgnoreRule> rule() {
      return Optional.ofNullable(decisive);
    }
  }

  /**
   * Reads the rules.
   *
   * @param file the name of the file, for messages
   * @throws IllegalArgumentException if a pattern is malformed
   */
  static IgnoreRules parse(String file, String text) {
    List<IgnoreRule> rules = new ArrayList<>();
    String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String written = strip(lines[i]);
      if (!lines[i].startsWith("#") && !written.isEmpty()) {
        rules.add(rule(file, i + 1, written));
      }
    }
    return new IgnoreRules(file, List.copyOf(rules));
  }

  /** The rules of the flags {@code --exclude}. */
  static IgnoreRules of(List<String> patterns) {
    List<IgnoreRule> rules = new ArrayList<>();
    for (String pattern : patterns) {
      String written = strip(pattern);
      if (!written.isEmpty()) {
        rules.add(rule("--exclude", 0, written));
      }
    }
    return new IgnoreRules("--exclude", List.copyOf(rules));
  }

  private static IgnoreRule rule(String file, int line, String written) {
    boolean exception = written.startsWith("!");
    String text = exception ? strip(written.substring(1)) : written;
    String pattern = text.isEmpty() ? "" : CleanPath.of(text);
    pattern = pattern.length() > 1 && pattern.startsWith("/") ? pattern.substring(1) : pattern;
    try {
      if (pattern.isEmpty()) {
        throw new IllegalArgumentException("there is no pattern after the !");
      }
      return IgnoreRule.of(line, written, exception, pattern);
    } catch (IllegalArgumentException e) {
      String place = line == 0 ? file : file + ":" + line;
      throw new IllegalArgumentException(
          place + " the pattern " + written + " is malformed: " + e.getMessage(), e);
    }
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && blank(text.charAt(start))) {
      start++;
    }
    while (end > start && blank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean blank(char c) {
    return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
  }

  /** The name of the file, for messages. */
  String file() {
    return file;
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The verdict on the root, which no rule can leave out. */
  Verdict root() {
    return new Verdict(new BitSet(), null);
  }

  /** The verdict on a path in a directory with a known verdict. */
  Verdict verdict(String path, Verdict parent) {
    BitSet matched = (BitSet) parent.matched.clone();
    IgnoreRule decisive = null;
    for (int i = 0; i < rules.size(); i++) {
      IgnoreRule rule = rules.get(i);
      if (!matched.get(i) && rule.matches().test(path)) {
        matched.set(i);
      }
      boolean ignored = decisive != null && !decisive.exception();
      if (matched.get(i) && rule.exception() == ignored) {
        decisive = rule;
      }
    }
    return new Verdict(matched, decisive);
  }

  /** The verdict on any path. */
  Verdict verdict(String path) {
    Verdict verdict = root();
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      verdict = verdict(path.substring(0, end), verdict);
    }
    return verdict(path, verdict);
  }

  /** Whether a directory has to be read although it is left out: a rule may take back its files. */
  boolean reachInto(String directory) {
    return rules.stream().anyMatch(rule -> rule.exception() && rule.reachesInto(directory));
  }
}
