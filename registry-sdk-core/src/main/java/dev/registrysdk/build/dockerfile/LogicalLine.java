package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** An instruction's lines joined to one, which remembers where each part of it stands. */
final class LogicalLine {
  private record Part(int offset, int line, int column) {}

  private final StringBuilder text = new StringBuilder();
  private final List<Part> parts = new ArrayList<>();

  void append(String part, int line, int column) {
    parts.add(new Part(text.length(), line, column));
    text.append(part);
  }

  String text() {
    return text.toString();
  }

  int firstLine() {
    return parts.get(0).line();
  }

  int lastLine() {
    return parts.get(parts.size() - 1).line();
  }

  /** Tells a mistake at its place in the source. */
  DockerfileException.Problem problem(SourceText source, Mistake mistake) {
    Part part = parts.get(0);
    for (Part next : parts) {
      part = next.offset() <= mistake.offset() ? next : part;
    }
    int column = part.column() + Math.max(0, mistake.offset() - part.offset());
    return source.problem(part.line(), column, mistake.text(), mistake.hint());
  }
}
