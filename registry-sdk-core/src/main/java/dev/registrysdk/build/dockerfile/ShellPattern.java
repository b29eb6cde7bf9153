package dev.registrysdk.build.dockerfile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of substitutions: {@code *}, {@code ?} and escapes; brackets are literal. */
final class ShellPattern {
  private ShellPattern() {}

  static String withoutPrefix(String pattern, String value, boolean longest, int offset)
      throws Mistake {
    Matcher match = compile(pattern, longest, offset).matcher(value);
    return match.lookingAt() ? value.substring(match.end()) : value;
  }

  static String withoutSuffix(String pattern, String value, boolean longest, int offset)
      throws Mistake {
    Pattern whole = compile(pattern, longest, offset);
    // The shortest suffix is the one that starts last.
    for (int i = 0; i <= value.length(); i++) {
      int start = longest ? i : value.length() - i;
      if (whole.matcher(value).region(start, value.length()).matches()) {
        return value.substring(0, start);
      }
    }
    return value;
  }

  static String replaced(String pattern, String value, String by, boolean all, int offset)
      throws Mistake {
    Matcher match = compile(pattern, true, offset).matcher(value);
    String literal = Matcher.quoteReplacement(by);
    return all ? match.replaceAll(literal) : match.replaceFirst(literal);
  }

  private static Pattern compile(String pattern, boolean longest, int offset) throws Mistake {
    StringBuilder regex = new StringBuilder();
    int[] points = pattern.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int c = points[i];
      if (c == '*') {
        boolean again = i > 0 && points[i - 1] == '*' && !regex.toString().endsWith("E");
        regex.append(again ? "" : longest ? ".*" : ".*?");
      } else if (c == '?') {
        regex.append('.');
      } else {
        if (c == '\\') {
          c = ++i < points.length ? points[i] : 0;
          if ("}/*?\\".indexOf(c) < 0) {
            throw new Mistake(
                offset, "no pattern: " + pattern, "\\ stands only before * ? \\ } and /");
          }
        }
        regex.append(Pattern.quote(Character.toString(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.UNIX_LINES);
  }
}
