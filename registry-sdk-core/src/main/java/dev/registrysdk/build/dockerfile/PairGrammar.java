package dev.registrysdk.build.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Names and values: ENV, LABEL and ARG. */
final class PairGrammar {
  private PairGrammar() {}

  static List<Command.Pair> pairs(Statement statement) throws Mistake {
    Flags.none(statement);
    statement.notEmpty("write NAME=value");
    List<Word> words = words(statement);
    if (words.get(0).text().indexOf('=') < 0) {
      return List.of(onePair(statement));
    }
    List<Command.Pair> pairs = new ArrayList<>();
    for (Word word : words) {
      int equals = word.text().indexOf('=');
      if (equals < 0) {
        throw new Mistake(
            word.offset(),
            "this word of " + statement.keyword() + " has no equals sign",
            "put a value that has blanks into double quotes");
      }
      checkName(word, equals);
      pairs.add(new Command.Pair(word.text().substring(0, equals), value(word, equals)));
    }
    return pairs;
  }

  /** The old form: a name, and the rest of the line as its value. */
  private static Command.Pair onePair(Statement statement) throws Mistake {
    String rest = statement.rest();
    int end = 0;
    while (end < rest.length() && !Blanks.separates(rest.charAt(end))) {
      end++;
    }
    String value = rest.substring(end);
    int start = 0;
    while (start < value.length() && Blanks.separates(value.charAt(start))) {
      start++;
    }
    if (start == value.length()) {
      throw new Mistake(
          statement.restAt(),
          statement.keyword() + " has a name without a value",
          "write NAME=value");
    }
    return new Command.Pair(rest.substring(0, end), value.substring(start));
  }

  static Command arg(Statement statement) throws Mistake {
    Grammar.warnOfFlags(statement);
    statement.notEmpty("write NAME or NAME=default");
    List<Command.Declaration> declarations = new ArrayList<>();
    for (Word word : words(statement)) {
      int equals = word.text().indexOf('=');
      checkName(word, equals);
      declarations.add(
          equals < 0
              ? new Command.Declaration(word.text(), false, "")
              : new Command.Declaration(
                  word.text().substring(0, equals), true, value(word, equals)));
    }
    return new Command.Arg(declarations);
  }

  private static List<Word> words(Statement statement) throws Mistake {
    List<Word> words = Word.quoted(statement.rest(), statement.restAt(), statement.escape());
    if (words.isEmpty()) { // nothing but an escape character
      throw new Mistake(statement.restAt(), statement.keyword() + " has no name", "write a name");
    }
    return words;
  }

  private static void checkName(Word word, int equals) throws Mistake {
    if (equals == 0) {
      throw new Mistake(word.offset(), "there is no name before the equals sign", "write a name");
    }
  }

  private static String value(Word word, int equals) {
    return word.text().substring(equals + 1);
  }
}
