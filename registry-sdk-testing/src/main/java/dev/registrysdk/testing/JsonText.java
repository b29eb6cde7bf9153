package dev.registrysdk.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * JSON as the pieces of its text, so that it can be laid out anew without changing how a number or
 * a string is written. Immutable.
 */
final class JsonText {
  private final List<String> tokens;

  private JsonText(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** The object or array in this text, or nothing when it is anything else. */
  static Optional<JsonText> tryParse(String text) {
    boolean compound =
        Json.tryAny(text).filter(v -> v instanceof Map<?, ?> || v instanceof List<?>).isPresent();
    return compound ? Optional.of(new JsonText(tokens(text))) : Optional.empty();
  }

  /** Without any white space. */
  String compact() {
    return String.join("", tokens);
  }

  /** With a line for each value, and no white space that an editor would take away. */
  String pretty() {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      boolean closes = isOneOf(token, "}]");
      boolean empty = closes && isOneOf(tokens.get(i - 1), "{[");
      depth -= closes ? 1 : 0;
      if (closes && !empty) {
        newLine(text, depth);
      }
      text.append(token);
      depth += isOneOf(token, "{[") ? 1 : 0;
      if (token.equals(":")) {
        text.append(' ');
      } else if (token.equals(",") || (isOneOf(token, "{[") && !isOneOf(tokens.get(i + 1), "}]"))) {
        newLine(text, depth);
      }
    }
    return text.toString();
  }

  /**
   * The same with other values of its members, wherever they are.
   *
   * @param change takes the name of a member and its value as it is written, a string with quotes;
   *     not asked for objects and arrays
   */
  JsonText withMembers(BinaryOperator<String> change) {
    List<String> changed = new ArrayList<>(tokens);
    for (int i = 2; i < changed.size(); i++) {
      boolean member = changed.get(i - 1).equals(":");
      if (member && !isOneOf(changed.get(i), "{[")) {
        String name = string(changed.get(i - 2));
        changed.set(i, change.apply(name, changed.get(i)));
      }
    }
    return new JsonText(changed);
  }

  /** The value of a string as it is written; empty when that is something else. */
  static String string(String token) {
    return token.startsWith("\"") && Json.tryAny(token).orElse("") instanceof String text
        ? text
        : "";
  }

  private static void newLine(StringBuilder text, int depth) {
    text.append('\n').append("  ".repeat(depth));
  }

  private static boolean isOneOf(String token, String characters) {
    return token.length() == 1 && characters.contains(token);
  }

  /** The tokens of a text that is known to be JSON. */
  private static List<String> tokens(String text) {
    Deque<String> found = new ArrayDeque<>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start);
      String token = text.substring(start, end);
      if (!token.isBlank()) {
        found.add(token);
      }
      start = end;
    }
    return new ArrayList<>(found);
  }

  private static int end(String text, int start) {
    char first = text.charAt(start);
    int end = start + 1;
    if (first == '"') {
      while (text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      return end + 1;
    }
    if (isMark(first)) {
      return end;
    }
    while (end < text.length() && !isMark(text.charAt(end)) && text.charAt(end) != '"') {
      end++;
    }
    return end;
  }

  private static boolean isMark(char character) {
    return "{}[]:, \t\r\n".indexOf(character) >= 0;
  }
}
