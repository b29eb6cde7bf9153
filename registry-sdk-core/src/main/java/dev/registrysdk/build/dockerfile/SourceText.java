package dev.registrysdk.build.dockerfile;

import dev.registrysdk.build.dockerfile.DockerfileException.Problem;
import java.util.ArrayList;
import java.util.List;

/** The text of a Dockerfile as lines, numbered from 1, and how to point at a place in it. */
final class SourceText {
  private static final int WIDTH = 100;

  private final String name;
  private final String text;
  private final List<Integer> starts = new ArrayList<>();

  SourceText(String name, String text) {
    this.name = name;
    this.text = text;
    int start = text.startsWith("\uFEFF") ? 1 : 0;
    while (start < text.length()) {
      starts.add(start);
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() : end + 1;
    }
  }

  int lines() {
    return starts.size();
  }

  /** A line with its ending. */
  String raw(int line) {
    return text.substring(start(line), line < starts.size() ? start(line + 1) : text.length());
  }

  /** A line without its ending. */
  String line(int line) {
    String raw = line > starts.size() ? "" : raw(line);
    int end = raw.length();
    while (end > 0 && (raw.charAt(end - 1) == '\n' || raw.charAt(end - 1) == '\r')) {
      end--;
    }
    return raw.substring(0, end);
  }

  /** Several lines just as they are, without the blanks before and the ending behind. */
  String between(int first, int last) {
    int from = start(first) + Blanks.start(line(first));
    return text.substring(from, start(last) + line(last).length());
  }

  private int start(int line) {
    return starts.get(line - 1);
  }

  /**
   * Tells a problem.
   *
   * @param column the offset in the line, counted from 0
   */
  Problem problem(int line, int column, String message, String hint) {
    String whole = line(line);
    int at = Math.min(column, whole.length());
    int from = at < WIDTH - 20 ? 0 : Math.min(at - WIDTH / 2, whole.length());
    int to = Math.min(whole.length(), from + WIDTH);
    String before = printable(whole.substring(from, at));
    String excerpt =
        (from > 0 ? "…" : "")
            + before
            + printable(whole.substring(at, to))
            + (to < whole.length() ? "…" : "");
    int pointer = before.codePointCount(0, before.length()) + (from > 0 ? 1 : 0);
    int shown = whole.codePointCount(0, at) + 1;
    return new Problem(name, line, shown, message, excerpt.stripTrailing(), pointer, hint);
  }

  /** One character for each, so that the pointer stays in place. */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                shown.appendCodePoint(
                    Blanks.is(c)
                        ? ' '
                        : switch (Character.getType(c)) {
                          case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> 0xFFFD;
                          default -> c;
                        }));
    return shown.toString();
  }
}
