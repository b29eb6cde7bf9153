package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An instruction split in three: its keyword, its flags, and the rest.
 *
 * @param keyword the keyword in upper case
 * @param keywordAt where the keyword stands
 * @param flags the leading words that start with {@code --}
 * @param rest what follows, without blanks around it
 * @param restAt where the rest starts
 * @param escape the escape character
 * @param heredocs the here-documents, in their order
 * @param warnings where to put what is legal and yet not meant
 */
record Statement(
    String keyword,
    int keywordAt,
    List<Flag> flags,
    String rest,
    int restAt,
    char escape,
    List<Command.Heredoc> heredocs,
    List<Mistake> warnings) {

  /**
   * A flag.
   *
   * @param name its name without the dashes
   * @param value what stands behind the equals sign; null if there is none
   * @param offset where it stands
   */
  record Flag(String name, @Nullable String value, int offset) {
    static Flag of(String word, int offset) {
      int equals = word.indexOf('=');
      return equals < 0
          ? new Flag(word.substring(2), null, offset)
          : new Flag(word.substring(2, equals), word.substring(equals + 1), offset);
    }
  }

  /**
   * Splits an instruction.
   *
   * @param from where in the line it starts: other than 0 for the instruction of an ONBUILD
   */
  static Statement split(LogicalLine line, int from, char escape, List<Mistake> warnings) {
    String text = line.text();
    int start = from + Blanks.start(text.substring(from));
    int end = start;
    while (end < text.length() && !Blanks.separates(text.charAt(end))) {
      end++;
    }
    String keyword = Blanks.strip(text.substring(start, end)).toUpperCase(Locale.ROOT);
    List<Flag> flags = new ArrayList<>();
    int next = flags(text, end, escape, flags);
    int restAt = next + Blanks.start(text.substring(next));
    String rest = Blanks.strip(text.substring(next));
    return new Statement(
        keyword, start, List.copyOf(flags), rest, restAt, escape, List.of(), warnings);
  }

  /** Reads flags, and answers where the rest starts. */
  private static int flags(String text, int from, char escape, List<Flag> flags) {
    int at = from;
    while (true) {
      int start = at + Blanks.start(text.substring(at));
      if (!text.startsWith("--", start)) {
        return start;
      }
      StringBuilder word = new StringBuilder();
      at = flag(text, start, escape, word);
      if (word.toString().equals("--")) {
        return at;
      }
      if (word.length() >= 2) {
        flags.add(Flag.of(word.toString(), start));
      }
    }
  }

  /** Reads the word of a flag without its quotes and escapes, and answers where it ends. */
  private static int flag(String text, int start, char escape, StringBuilder word) {
    char quote = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Blanks.is(c)) {
        return i;
      }
      if (c == escape) {
        if (++i < text.length()) {
          word.append(text.charAt(i));
        }
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
      }
    }
    return text.length();
  }

  Statement with(List<Command.Heredoc> bodies) {
    return new Statement(
        keyword, keywordAt, flags, rest, restAt, escape, List.copyOf(bodies), warnings);
  }

  void warn(int offset, String text, String hint) {
    warnings.add(new Mistake(offset, text, hint));
  }

  /** Refuses an instruction that says nothing. */
  Statement notEmpty(String hint) throws Mistake {
    if (rest.isEmpty()) {
      throw new Mistake(restAt, keyword + " needs at least one argument", hint);
    }
    return this;
  }
}
