package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the exec form. Builders tell three cases apart: an array of strings, JSON that is something
 * else (a mistake), and no JSON at all, which silently is the shell form.
 */
final class JsonArray {
  private static final int DEPTH = 1_000;

  private static final class NoJson extends Exception {
    private static final long serialVersionUID = 1L;

    NoJson() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private int at;
  private int otherAt = -1;

  private JsonArray(String text) {
    this.text = text;
  }

  /**
   * Reads an array of strings.
   *
   * @param offset where the text stands, for a mistake
   * @return the strings, or empty if the text is no JSON array
   * @throws Mistake if it is an array of something else
   */
  static Optional<List<String>> read(String text, int offset) throws Mistake {
    JsonArray json = new JsonArray(text);
    List<String> strings;
    try {
      strings = json.top();
    } catch (NoJson e) {
      return Optional.empty();
    }
    if (json.otherAt >= 0) {
      throw new Mistake(
          offset + json.otherAt,
          "the array has an element that is not a string",
          "put double quotes around it");
    }
    return Optional.of(strings);
  }

  private List<String> top() throws NoJson {
    List<String> strings = new ArrayList<>();
    expect('[');
    for (boolean more = !next(']'); more; more = separator(']')) {
      blanks();
      if (peek() == '"') {
        strings.add(string());
      } else {
        otherAt = otherAt < 0 ? at : otherAt;
        value(1);
      }
    }
    blanks();
    if (at < text.length()) {
      throw new NoJson();
    }
    return List.copyOf(strings);
  }

  private void value(int depth) throws NoJson {
    blanks();
    char c = peek();
    if (depth > DEPTH) {
      throw new NoJson();
    } else if (c == '"') {
      string();
    } else if (c == '[') {
      at++;
      for (boolean more = !next(']'); more; more = separator(']')) {
        value(depth + 1);
      }
    } else if (c == '{') {
      at++;
      for (boolean more = !next('}'); more; more = separator('}')) {
        blanks();
        string();
        expect(':');
        value(depth + 1);
      }
    } else if (!literal("true") && !literal("false") && !literal("null")) {
      number();
    }
  }

  private boolean literal(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private void number() throws NoJson {
    at += peek() == '-' ? 1 : 0;
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      at += peek() == '+' || peek() == '-' ? 1 : 0;
      digits();
    }
  }

  private void digits() throws NoJson {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw new NoJson();
    }
  }

  private String string() throws NoJson {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = take();
      if (c < ' ') {
        throw new NoJson();
      }
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws NoJson {
    char c = take();
    if (c == 'u') {
      int code = 0;
      for (int i = 0; i < 4; i++) {
        int digit = "0123456789abcdef".indexOf(Character.toLowerCase(take()));
        if (digit < 0) {
          throw new NoJson();
        }
        code = code * 16 + digit;
      }
      return (char) code;
    }
    int known = "\"\\/bfnrt".indexOf(c);
    if (known < 0) {
      throw new NoJson();
    }
    return "\"\\/\b\f\n\r\t".charAt(known);
  }

  /** Passes a comma, or the end. */
  private boolean separator(char end) throws NoJson {
    if (next(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private boolean next(char c) {
    blanks();
    boolean there = peek() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) throws NoJson {
    if (!next(c)) {
      throw new NoJson();
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The next character; NUL, which JSON has nowhere, at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private char take() throws NoJson {
    if (at == text.length()) {
      throw new NoJson();
    }
    return text.charAt(at++);
  }
}
