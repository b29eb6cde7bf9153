package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the markers of here-documents in an instruction, and reads their bodies. */
final class Heredocs {
  private static final Set<String> TAKE_THEM = Set.of("ADD", "COPY", "RUN");
  private static final Pattern MARKER = Pattern.compile("\\d*<<(-?)([^<]*)");

  /**
   * A marker such as {@code <<-"EOF"}.
   *
   * @param name the name that ends the body
   * @param stripTabs whether leading tabs are no part of the body
   * @param expands whether variables in the body are replaced
   */
  record Marker(String name, boolean stripTabs, boolean expands) {}

  private Heredocs() {}

  /** Reads a word as a marker. */
  static Optional<Marker> marker(String word) {
    Matcher match = MARKER.matcher(word);
    if (!match.matches()) {
      return Optional.empty();
    }
    String written = match.group(2);
    String name = unquoted(written);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(new Marker(name, match.group(1).equals("-"), name.equals(written)));
  }

  private static String unquoted(String written) {
    StringBuilder name = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '\\' && quote != '\'') {
        name.append(++i < written.length() ? String.valueOf(written.charAt(i)) : "");
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  /**
   * Reads the bodies that follow an instruction.
   *
   * @return the text of the instruction followed by its bodies, as ONBUILD keeps it
   */
  static String read(Statement statement, LogicalLine line, LineJoiner lines, List<Bound> bodies)
      throws Mistake {
    StringBuilder text = new StringBuilder(Blanks.strip(line.text()));
    for (Word word : markers(statement, line)) {
      Marker marker = marker(word.text()).orElseThrow();
      Optional<String> body = lines.body(marker.name(), marker.stripTabs());
      if (body.isEmpty()) {
        throw new Mistake(
            word.offset(),
            "the here-document " + marker.name() + " has no end",
            "end it with a line that is just " + marker.name());
      }
      bodies.add(new Bound(word, marker, body.get()));
      text.append('\n').append(body.get()).append(marker.name());
    }
    return text.toString();
  }

  /** A here-document with the body as it is written. */
  record Bound(Word word, Marker marker, String body) {
    Command.Heredoc heredoc() {
      String content = marker.stripTabs() ? withoutTabs(body) : body;
      return new Command.Heredoc(marker.name(), content, marker.expands());
    }

    private static String withoutTabs(String body) {
      StringBuilder content = new StringBuilder();
      int end;
      for (int start = 0; start < body.length(); start = end) {
        int newline = body.indexOf('\n', start);
        end = newline < 0 ? body.length() : newline + 1;
        content.append(LineJoiner.withoutTabs(body.substring(start, end)));
      }
      return content.toString();
    }
  }

  private static List<Word> markers(Statement statement, LogicalLine line) throws Mistake {
    List<Word> markers = new ArrayList<>();
    String text = line.text();
    Statement inner = statement;
    if (statement.keyword().equals("ONBUILD")) {
      inner = Statement.split(line, statement.restAt(), statement.escape(), new ArrayList<>());
    }
    boolean possible = TAKE_THEM.contains(inner.keyword()) && text.contains("<<");
    if (!possible || JsonArray.read(inner.rest(), inner.restAt()).isPresent()) {
      return markers;
    }
    for (Word word : Word.quoted(text.substring(inner.keywordAt()), inner.keywordAt(), '\\')) {
      if (marker(word.text()).isPresent()) {
        markers.add(word);
      }
    }
    return markers;
  }
}
