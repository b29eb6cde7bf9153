package dev.registrysdk.build;

import java.nio.file.Path;

/**
 * Says by brute force what is ignored: patterns are tried letter by letter against every way to cut
 * a path. Slow, short, and nothing like what it checks.
 */
final class IgnoreOracle {
  private IgnoreOracle() {}

  static boolean ignored(String rules, String path) {
    boolean ignored = false;
    for (String line : rules.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      boolean exception = line.strip().startsWith("!");
      String pattern = clean(exception ? line.strip().substring(1).strip() : line.strip());
      for (int end = 1; end <= path.length(); end++) {
        boolean whole = end == path.length() || path.charAt(end) == '/';
        if (whole && matches(pattern, path.substring(0, end))) {
          ignored = !exception;
        }
      }
    }
    return ignored;
  }

  /** The file system's own idea of a clean path. */
  private static String clean(String pattern) {
    String clean = Path.of("/", pattern.startsWith("..") ? "x" : pattern).normalize().toString();
    return pattern.startsWith("..") ? pattern : clean.length() > 1 ? clean.substring(1) : "/";
  }

  static boolean matches(String pattern, String path) {
    String rest = pattern.startsWith("**") ? pattern.substring(2) : "[";
    return rest.chars().noneMatch(c -> "*?[]\\".indexOf(c) >= 0)
        ? path.endsWith(rest) || ("/" + path).equals(rest)
        : matches(pattern, path, true);
  }

  /** Tries a pattern: every star against every part it could stand for. */
  static boolean matches(String p, String s, boolean deep) {
    if (p.isEmpty()) {
      return s.isEmpty();
    }
    if (deep && p.startsWith("**")) {
      String rest = p.substring(p.startsWith("**/") ? 3 : 2);
      if (rest.isEmpty()) {
        return s.indexOf('\n') < 0;
      }
      boolean found = matches(rest, s, true);
      for (int i = 0; i < s.length() && !found && s.charAt(i) != '\n'; i++) {
        found = s.charAt(i) == '/' && matches(rest, s.substring(i + 1), true);
      }
      return found;
    }
    if (p.charAt(0) == '*') {
      boolean found = matches(p.substring(1), s, deep);
      for (int i = 0; i < s.length() && s.charAt(i) != '/' && !found; i++) {
        found = matches(p.substring(1), s.substring(i + 1), deep);
      }
      return found;
    }
    if (s.isEmpty()) {
      return false;
    }
    int c = s.codePointAt(0);
    String tail = s.substring(Character.charCount(c));
    return switch (p.charAt(0)) {
      case '?' -> c != '/' && matches(p.substring(1), tail, deep);
      case '[' -> inClass(p, c) && matches(p.substring(classEnd(p)), tail, deep);
      case '\\' -> literal(p.substring(1), s, deep);
      default -> literal(p, s, deep);
    };
  }

  private static boolean literal(String p, String s, boolean deep) {
    int c = p.codePointAt(0);
    int length = Character.charCount(c);
    return c == s.codePointAt(0) && matches(p.substring(length), s.substring(length), deep);
  }

  private static int classEnd(String p) {
    int i = p.startsWith("[^") ? 2 : 1;
    while (p.charAt(i) != ']') {
      i += p.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static boolean inClass(String p, int c) {
    boolean negated = p.startsWith("[^");
    int[] members = p.substring(negated ? 2 : 1, classEnd(p) - 1).codePoints().toArray();
    boolean found = false;
    int i = 0;
    while (i < members.length) {
      i += members[i] == '\\' ? 1 : 0;
      int low = members[i++];
      int high = low;
      if (i < members.length && members[i] == '-') {
        i += members[i + 1] == '\\' ? 2 : 1;
        high = members[i++];
      }
      found |= low <= c && c <= high;
    }
    return found != negated;
  }
}
