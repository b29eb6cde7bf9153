package dev.registrysdk.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Patterns of file names as Go's {@code filepath.Match} has them: {@code *} and {@code ?} stop at a
 * slash, classes such as {@code [a-z]} and {@code [^a]}, and a backslash that takes its meaning
 * from what follows. Deep patterns know {@code **} as well, which passes slashes.
 */
final class Glob {
  private final String pattern;
  private final StringBuilder regex = new StringBuilder();
  private int at;

  private Glob(String pattern) {
    this.pattern = pattern;
  }

  /** Whether a path has to be matched and does not just name a file. */
  static boolean isPattern(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?' || c == '[') {
        return true;
      }
    }
    return false;
  }

  /** What is wrong with a pattern; empty if nothing is. */
  static Optional<String> problem(String pattern) {
    try {
      new Glob(pattern).compile(true);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A pattern for whole paths.
   *
   * @param deep whether {@code **} passes slashes
   * @throws IllegalArgumentException if it is malformed
   */
  static Pattern compile(String pattern, boolean deep) {
    return new Glob(pattern).compile(deep);
  }

  private Pattern compile(boolean deep) {
    while (at < pattern.length()) {
      int c = take();
      if (c == '*') {
        star(deep);
      } else if (c == '?') {
        regex.append("[^/]");
      } else if (c == '[') {
        brackets();
      } else {
        literal(c == '\\' ? escaped() : c);
      }
    }
    // A dot stands for anything but the end of a line, which only \n is.
    return Pattern.compile(regex.toString(), Pattern.UNIX_LINES);
  }

  private void star(boolean deep) {
    if (!deep || at == pattern.length() || pattern.charAt(at) != '*') {
      regex.append("[^/]*");
      return;
    }
    at++;
    if (at < pattern.length() && pattern.charAt(at) == '/') {
      at++;
    }
    regex.append(at == pattern.length() ? ".*" : "(?:.*/)?");
  }

  private void brackets() {
    boolean negated = at < pattern.length() && pattern.charAt(at) == '^';
    at += negated ? 1 : 0;
    List<int[]> ranges = new ArrayList<>();
    while (ranges.isEmpty() || at == pattern.length() || pattern.charAt(at) != ']') {
      int low = member();
      int high = low;
      if (at < pattern.length() && pattern.charAt(at) == '-') {
        at++;
        high = member();
      }
      if (at == pattern.length()) {
        throw new IllegalArgumentException("a [ has no closing ]");
      }
      if (high < low) {
        throw new IllegalArgumentException("a range in [ ] goes backwards");
      }
      ranges.add(new int[] {low, high});
    }
    at++;
    regex.append(negated ? "[^" : "[");
    for (int[] range : ranges) {
      regex.append(String.format("\\x{%x}-\\x{%x}", range[0], range[1]));
    }
    regex.append(']');
  }

  private int member() {
    if (at == pattern.length()) {
      throw new IllegalArgumentException("a [ has no closing ]");
    }
    int c = take();
    if (c == '-' || c == ']') {
      throw new IllegalArgumentException("in [ ] the character " + (char) c + " needs a \\");
    }
    return c == '\\' ? escaped() : c;
  }

  private int escaped() {
    if (at == pattern.length()) {
      throw new IllegalArgumentException("nothing follows the last \\");
    }
    return take();
  }

  private int take() {
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  private void literal(int c) {
    regex.append(Pattern.quote(Character.toString(c)));
  }
}
