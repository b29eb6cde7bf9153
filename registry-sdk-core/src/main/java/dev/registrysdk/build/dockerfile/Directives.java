package dev.registrysdk.build.dockerfile;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parser directives: comments of the form {@code # name=value} at the very top. The first line
 * that is anything else ends them.
 *
 * @param values the directives by name in lower case
 * @param escape the escape character
 */
record Directives(Map<String, String> values, char escape) {
  private static final Set<String> KNOWN = Set.of("syntax", "escape", "check");
  private static final Pattern DIRECTIVE =
      Pattern.compile("#[\\s\\u00a0]*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");

  static Directives read(SourceText source, Consumer<DockerfileException.Problem> problems) {
    Map<String, String> values = new HashMap<>();
    char escape = '\\';
    // After a line for the system that starts scripts, builders look for the frontend only.
    boolean script = source.lines() > 0 && source.line(1).startsWith("#!");
    for (int number = script ? 2 : 1; number <= source.lines(); number++) {
      String line = source.line(number);
      Matcher match = DIRECTIVE.matcher(line.substring(Blanks.start(line)));
      if (!match.matches() || !KNOWN.contains(match.group(1).toLowerCase(Locale.ROOT))) {
        break;
      }
      String name = match.group(1).toLowerCase(Locale.ROOT);
      String value = match.group(2);
      if (values.putIfAbsent(name, value) != null) {
        String text = "the directive " + name + " was given before";
        problems.accept(source.problem(number, Blanks.start(line), text, "keep one of them"));
      } else if (name.equals("escape") && !script) {
        if (!value.equals("\\") && !value.equals("`")) {
          int column = Blanks.start(line) + match.start(2);
          String hint = "it is \\ or `";
          problems.accept(source.problem(number, column, "no escape character: " + value, hint));
        } else {
          escape = value.charAt(0);
        }
      }
    }
    return new Directives(Map.copyOf(values), escape);
  }
}
