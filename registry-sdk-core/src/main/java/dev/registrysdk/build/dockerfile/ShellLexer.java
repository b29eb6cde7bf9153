package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Replaces variables and takes quotes and escapes away, as BuildKit's own small shell does. One
 * lexer is for one word.
 */
final class ShellLexer {
  private static final int END = -1;
  private static final int DEPTH = 200;

  private final String text;
  private final char escape;
  private final boolean quotes;
  private final Function<String, Optional<String>> variables;
  private int at;
  private int depth;

  /** In patterns escapes stay, because they mean something there. */
  private boolean keepEscapes;

  private ShellLexer(
      String text, char escape, boolean quotes, Function<String, Optional<String>> variables) {
    this.text = text;
    this.escape = escape;
    this.quotes = quotes;
    this.variables = variables;
  }

  /** A word in which variables are replaced, without its quotes and escapes. */
  static String word(String text, char escape, Function<String, Optional<String>> variables)
      throws Mistake {
    return new ShellLexer(text, escape, true, variables).until(END, false).text.toString();
  }

  /** The same, split at blanks that are not quoted: a variable may hold several words. */
  static List<String> words(String text, char escape, Function<String, Optional<String>> variables)
      throws Mistake {
    return new ShellLexer(text, escape, true, variables).until(END, false).words();
  }

  /** The body of a here-document: quotes are ordinary characters there. */
  static String body(String text, Function<String, Optional<String>> variables) throws Mistake {
    return new ShellLexer(text, '\\', false, variables).until(END, false).text.toString();
  }

  /** What was read so far, as one text and as words. */
  private static final class Result {
    final StringBuilder text = new StringBuilder();
    private final StringBuilder word = new StringBuilder();
    private final List<String> words = new ArrayList<>();

    /** Adds what is protected from being split. */
    void quoted(String part) {
      text.append(part);
      word.append(part);
    }

    void open(String part) {
      text.append(part);
      part.codePoints()
          .forEach(
              c -> {
                if (Blanks.is(c)) {
                  endWord();
                } else {
                  word.appendCodePoint(c);
                }
              });
    }

    private void endWord() {
      if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }

    List<String> words() {
      endWord();
      return words;
    }
  }

  private int peek() {
    return at < text.length() ? text.codePointAt(at) : END;
  }

  private int take() {
    int c = peek();
    at += c == END ? 0 : Character.charCount(c);
    return c;
  }

  /** Reads up to a character, or to the end of the text, and passes the character. */
  private Result until(int stop, boolean escapesStay) throws Mistake {
    if (++depth > DEPTH) {
      throw new Mistake(at, "substitutions are nested too deeply", "use fewer of them");
    }
    boolean outer = keepEscapes;
    keepEscapes = escapesStay;
    Result result = new Result();
    while (peek() != END && peek() != stop) {
      int c = take();
      if (c == '$') {
        result.open(dollar());
      } else if (quotes && c == '\'') {
        result.quoted(singleQuoted());
      } else if (quotes && c == '"') {
        result.quoted(doubleQuoted());
      } else if (c == escape) {
        result.quoted((keepEscapes ? String.valueOf(escape) : "") + string(take()));
      } else {
        result.open(string(c));
      }
    }
    if (stop != END && take() == END) {
      throw missing(string(stop));
    }
    keepEscapes = outer;
    depth--;
    return result;
  }

  private Mistake missing(String what) {
    return new Mistake(text.length(), "there is no closing " + what, "");
  }

  private static String string(int c) {
    return c == END ? "" : Character.toString(c);
  }

  private String singleQuoted() throws Mistake {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw new Mistake(at - 1, "there is no closing '", "a quote that is meant needs " + escape);
    }
    String quoted = text.substring(at, end);
    at = end + 1;
    return quoted;
  }

  private String doubleQuoted() throws Mistake {
    int start = at - 1;
    StringBuilder quoted = new StringBuilder();
    while (peek() != '"') {
      int c = take();
      if (c == END) {
        throw new Mistake(start, "there is no closing \"", "a quote that is meant needs " + escape);
      } else if (c == '$') {
        quoted.append(dollar());
      } else if (c == escape) {
        quoted.append(keepEscapes ? string(escape) : "");
        boolean special = peek() == '"' || peek() == '$' || peek() == escape;
        quoted.append(special ? string(take()) : peek() == END ? "" : string(escape));
      } else {
        quoted.appendCodePoint(c);
      }
    }
    at++;
    return quoted.toString();
  }

  /** Reads what follows a dollar sign. */
  private String dollar() throws Mistake {
    int start = at - 1;
    if (peek() != '{') {
      String name = name();
      return name.isEmpty() ? "$" : variables.apply(name).orElse("");
    }
    at++;
    int first = peek();
    if (first == '{' || first == '}' || first == ':') {
      throw new Mistake(start, "no substitution", "write ${NAME}");
    }
    String name = name();
    int c = take();
    if (c == END) {
      throw missing("}");
    }
    if (c == '}') {
      return variables.apply(name).orElse("");
    }
    if (c == '/') {
      return replaced(name, start);
    }
    boolean emptyCounts = c != ':';
    int modifier = emptyCounts ? c : take();
    if (modifier == END) {
      throw missing("}");
    }
    boolean pattern = modifier == '#' || modifier == '%';
    if ("+-?".indexOf(modifier) < 0 && !(pattern && emptyCounts)) {
      String written = (emptyCounts ? "" : ":") + SourceText.printable(string(modifier));
      throw new Mistake(
          start, "unknown modifier " + written, "known are :- :+ :? and - + ? # ## % %% / //");
    }
    return pattern ? trimmed(name, modifier, start) : chosen(name, emptyCounts, modifier, start);
  }

  private String chosen(String name, boolean emptyCounts, int modifier, int start) throws Mistake {
    String word = until('}', false).text.toString();
    Optional<String> value = variables.apply(name);
    boolean there = value.isPresent() && (emptyCounts || !value.get().isEmpty());
    if (modifier == '?' && !there) {
      String rule = value.isPresent() ? "is not allowed to be empty" : "is not allowed to be unset";
      String hint = "give a value for " + name;
      throw new Mistake(start, name + ": " + (word.isEmpty() ? rule : word), hint);
    }
    return modifier == '+' ? (there ? word : "") : there ? value.orElse("") : word;
  }

  private String trimmed(String name, int modifier, int start) throws Mistake {
    boolean longest = peek() == modifier;
    at += longest ? 1 : 0;
    String pattern = until('}', true).text.toString();
    String value = variables.apply(name).orElse("");
    return modifier == '#'
        ? ShellPattern.withoutPrefix(pattern, value, longest, start)
        : ShellPattern.withoutSuffix(pattern, value, longest, start);
  }

  private String replaced(String name, int start) throws Mistake {
    boolean all = peek() == '/';
    at += all ? 1 : 0;
    String pattern = until('/', true).text.toString();
    String replacement = until('}', true).text.toString();
    String value = variables.apply(name).orElse("");
    return ShellPattern.replaced(pattern, value, replacement, all, start);
  }

  /** Reads a name; special names such as {@code $?} are names that are never set. */
  private String name() {
    int start = at;
    if (Character.isDigit(peek())) {
      while (Character.isDigit(peek())) {
        take();
      }
    } else if (peek() != END && "@*#?-$!".indexOf(peek()) >= 0) {
      take();
    } else {
      while (Character.isLetterOrDigit(peek()) || peek() == '_') {
        take();
      }
    }
    return text.substring(start, at);
  }
}
