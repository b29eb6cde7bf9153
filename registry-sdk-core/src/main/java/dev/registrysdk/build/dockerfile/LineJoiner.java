package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins continued lines, and leaves out comments and what is empty in between. */
final class LineJoiner {
  private final SourceText source;
  private final char escape;
  private final List<Integer> emptyContinuations = new ArrayList<>();
  private int next;

  /**
   * Starts reading.
   *
   * @param first the first line to read, counted from 1
   * @param escape the character that continues a line
   */
  LineJoiner(SourceText source, int first, char escape) {
    this.source = source;
    this.next = first;
    this.escape = escape;
  }

  /** The lines left out that were empty and not comments: builders are going to refuse them. */
  List<Integer> emptyContinuations() {
    return emptyContinuations;
  }

  /** The next instruction, or empty at the end of the file. */
  Optional<LogicalLine> next() {
    while (next <= source.lines()) {
      int number = next++;
      String line = source.line(number);
      int indent = Blanks.start(line);
      if (indent < line.length() && line.charAt(indent) != '#') {
        LogicalLine joined = join(line, indent, number);
        if (!Blanks.all(joined.text())) {
          return Optional.of(joined);
        }
      }
    }
    return Optional.empty();
  }

  private LogicalLine join(String line, int indent, int number) {
    LogicalLine joined = new LogicalLine();
    int end = continuation(line, indent);
    joined.append(line.substring(indent, end < 0 ? line.length() : end), number, indent);
    while (end >= 0 && next <= source.lines()) {
      int at = next++;
      String more = source.line(at);
      int start = Blanks.start(more);
      if (start == more.length()) {
        emptyContinuations.add(at);
      } else if (more.charAt(start) != '#') {
        end = continuation(more, 0);
        joined.append(more.substring(0, end < 0 ? more.length() : end), at, 0);
      }
    }
    return joined;
  }

  /** Where the escape character that continues a line stands; -1 if the line ends here. */
  private int continuation(String line, int from) {
    int end = line.length();
    while (end > from && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    boolean continued =
        end > from
            && line.charAt(end - 1) == escape
            && (end - 1 == from || line.charAt(end - 2) != escape);
    return continued ? end - 1 : -1;
  }

  /** Reads the body of a here-document: the lines up to the one that is its name. */
  Optional<String> body(String name, boolean stripTabs) {
    StringBuilder body = new StringBuilder();
    while (next <= source.lines()) {
      int number = next++;
      String line = source.line(number);
      if (name.equals(stripTabs ? withoutTabs(line) : line)) {
        return Optional.of(body.toString());
      }
      body.append(source.raw(number));
    }
    return Optional.empty();
  }

  /** The number of the last line that was read. */
  int last() {
    return next - 1;
  }

  static String withoutTabs(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    return line.substring(start);
  }
}
