package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * A word of an instruction.
 *
 * @param text the word, with its quotes and escapes
 * @param offset where it stands in the instruction
 */
record Word(String text, int offset) {
  /** Splits at blanks; quotes do not protect them. */
  static List<Word> atBlanks(String text, int offset) {
    List<Word> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Blanks.separates(text.charAt(i))) {
        if (i > start) {
          words.add(new Word(text.substring(start, i), offset + start));
        }
        start = i + 1;
      }
    }
    return words;
  }

  /** Splits at blanks that no quote and no escape protects. Quotes and escapes stay. */
  static List<Word> quoted(String text, int offset, char escape) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = -1;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Blanks.is(c)) {
        add(words, word, start, offset);
        start = -1;
        continue;
      }
      start = start < 0 ? i : start;
      if (c == escape && quote != '\'') {
        if (i + 1 == text.length()) {
          break; // an escape at the very end protects nothing and is dropped
        }
        word.append(c).append(text.charAt(++i));
        continue;
      }
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      word.append(c);
    }
    add(words, word, start, offset);
    return words;
  }

  private static void add(List<Word> words, StringBuilder word, int start, int offset) {
    if (word.length() > 0) {
      words.add(new Word(word.toString(), offset + start));
      word.setLength(0);
    }
  }
}
