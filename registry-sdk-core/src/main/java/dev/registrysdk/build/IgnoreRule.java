package dev.registrysdk.build;

import java.util.function.Predicate;

/**
 * One line of a {@code .dockerignore}.
 *
 * @param line its number, counted from 1
 * @param written the line as it is written
 * @param exception whether it takes files back in
 * @param pattern the cleaned pattern
 * @param matches whether the pattern matches a path
 */
record IgnoreRule(
    int line, String written, boolean exception, String pattern, Predicate<String> matches) {

  /**
   * Compiles a rule.
   *
   * @param pattern the cleaned pattern without its exclamation mark
   * @throws IllegalArgumentException if the pattern is malformed
   */
  static IgnoreRule of(int line, String written, boolean exception, String pattern) {
    return new IgnoreRule(line, written, exception, pattern, matcher(pattern));
  }

  /** Most patterns need no regular expression. */
  private static Predicate<String> matcher(String pattern) {
    Predicate<String> whole = Glob.compile(pattern, true).asMatchPredicate();
    String literal = literalPart(pattern);
    if (literal.length() == pattern.length()) {
      return pattern::equals;
    }
    if (pattern.equals(literal + "**") && !literal.isEmpty()) {
      // Unlike the regular expression it takes names with line ends, too.
      return path -> path.startsWith(literal);
    }
    String rest = pattern.startsWith("**") ? pattern.substring(2) : "*";
    if (literalPart(rest).length() == rest.length()) {
      return path ->
          path.endsWith(rest)
              || (rest.startsWith("/")
                  && rest.endsWith(path)
                  && path.length() == rest.length() - 1);
    }
    return whole;
  }

  /** What stands before the first character with a meaning. */
  private static String literalPart(String pattern) {
    int end = 0;
    while (end < pattern.length() && "*?[]\\".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return pattern.substring(0, end);
  }

  /** Whether it can match something below a directory that it does not match itself. */
  boolean reachesInto(String directory) {
    String literal = literalPart(pattern);
    String inside = directory + "/";
    return literal.startsWith(inside)
        || (literal.length() < pattern.length() && inside.startsWith(literal));
  }
}
