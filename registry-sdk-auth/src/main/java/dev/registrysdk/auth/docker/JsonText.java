package dev.registrysdk.auth.docker;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the trees of {@link Json}. Not by Moshi, whose writer knows no spelling of numbers, and
 * lets half surrogate pairs become question marks.
 */
final class JsonText {
  private final StringBuilder text = new StringBuilder();
  private final String step;
  private int depth;

  private JsonText(String step) {
    this.step = step;
  }

  /** In lines with tabs, as docker writes its file. */
  static String pretty(Object tree) {
    JsonText json = new JsonText("\t");
    json.value(tree);
    return json.text.append('\n').toString();
  }

  /** In one line. */
  static String compact(Object tree) {
    JsonText json = new JsonText("");
    json.value(tree);
    return json.text.toString();
  }

  /** A text in quotes, in ASCII; YAML reads it as JSON does. */
  static String quoted(String value) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        text.append(c);
      } else {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      }
    }
    return text.append('"').toString();
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> object) {
      items('{', object.entrySet(), entry -> member(entry.getKey(), entry.getValue()), '}');
    } else if (value instanceof Collection<?> array) {
      items('[', array, this::value, ']');
    } else if (value instanceof String string) {
      string(string);
    } else if (value instanceof Json.Digits digits) {
      text.append(digits.text());
    } else {
      text.append(value == Json.Null.NULL ? "null" : value);
    }
  }

  private void member(Object name, Object value) {
    string(String.valueOf(name));
    text.append(step.isEmpty() ? ":" : ": ");
    value(value);
  }

  private <T> void items(char start, Collection<T> items, Consumer<T> write, char end) {
    text.append(start);
    depth++;
    for (Iterator<T> rest = items.iterator(); rest.hasNext(); ) {
      line();
      write.accept(rest.next());
      text.append(rest.hasNext() ? "," : "");
    }
    depth--;
    if (!items.isEmpty()) {
      line();
    }
    text.append(end);
  }

  private void line() {
    if (!step.isEmpty()) {
      text.append('\n').append(step.repeat(depth));
    }
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean pair = i + 1 < value.length() && Character.isSurrogatePair(c, value.charAt(i + 1));
      if (pair) {
        text.append(c).append(value.charAt(++i));
      } else if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
        text.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
