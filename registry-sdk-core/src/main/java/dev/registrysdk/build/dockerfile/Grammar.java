package dev.registrysdk.build.dockerfile;

import dev.registrysdk.build.dockerfile.Flags.Kind;
import dev.registrysdk.error.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What each instruction looks like. */
final class Grammar {
  /** Reads the arguments of one kind of instruction. */
  private interface Rule {
    Command read(Statement statement) throws Mistake;
  }

  private static final Map<String, Rule> RULES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ADD", PlacementGrammar::add),
              Map.entry("ARG", PairGrammar::arg),
              Map.entry("CMD", s -> new Command.Cmd(onlyLine(s, "write CMD [] for none"))),
              Map.entry("COPY", PlacementGrammar::copy),
              Map.entry(
                  "ENTRYPOINT",
                  s -> new Command.Entrypoint(onlyLine(s, "write ENTRYPOINT [] for none"))),
              Map.entry("ENV", s -> new Command.Env(PairGrammar.pairs(s))),
              Map.entry("EXPOSE", Grammar::expose),
              Map.entry("FROM", Grammar::from),
              Map.entry("HEALTHCHECK", HealthGrammar::read),
              Map.entry("LABEL", s -> new Command.Label(PairGrammar.pairs(s))),
              Map.entry("MAINTAINER", s -> new Command.Maintainer(text(s, "write the name"))),
              Map.entry("RUN", Grammar::run),
              Map.entry("SHELL", Grammar::shell),
              Map.entry("STOPSIGNAL", Grammar::stopSignal),
              Map.entry("USER", s -> new Command.User(text(s, "write user[:group]"))),
              Map.entry("VOLUME", Grammar::volume),
              Map.entry("WORKDIR", s -> new Command.Workdir(text(s, "write a path")))));

  private static final Set<String> NOT_LATER = Set.of("ONBUILD", "FROM", "MAINTAINER");
  private static final Pattern STAGE = Pattern.compile("[a-z][a-z0-9\\-_.]*");
  private static final String SHAPE = "write FROM image, or FROM image AS name";

  private Grammar() {}

  /**
   * Reads an instruction.
   *
   * @param line the line that the statement was split from
   * @param text the text of the line and the bodies of its here-documents
   */
  static Command read(Statement statement, LogicalLine line, String text) throws Mistake {
    if (statement.keyword().equals("ONBUILD")) {
      return onBuild(statement, line, text);
    }
    Rule rule = RULES.get(statement.keyword());
    if (rule == null) {
      throw unknown(statement);
    }
    return rule.read(statement);
  }

  private static Mistake unknown(Statement statement) {
    List<String> known = new ArrayList<>(RULES.keySet());
    known.add("ONBUILD");
    String hint =
        NearestName.of(statement.keyword(), known)
            .map(name -> "did you mean " + name + "?")
            .orElse("to continue the line before, end that with " + statement.escape());
    String keyword = SourceText.printable(statement.keyword());
    return new Mistake(
        statement.keywordAt(),
        "unknown instruction " + (keyword.length() > 40 ? keyword.substring(0, 40) + "…" : keyword),
        hint);
  }

  private static Command onBuild(Statement statement, LogicalLine line, String text)
      throws Mistake {
    Flags.none(statement);
    statement.notEmpty("write ONBUILD and an instruction");
    Statement later =
        Statement.split(line, statement.restAt(), statement.escape(), statement.warnings())
            .with(statement.heredocs());
    if (NOT_LATER.contains(later.keyword())) {
      throw new Mistake(
          later.keywordAt(),
          "ONBUILD does not take " + later.keyword(),
          "it takes any instruction but FROM, MAINTAINER and ONBUILD");
    }
    read(later, line, text);
    return new Command.Onbuild(text.substring(statement.restAt()));
  }

  private static Command from(Statement statement) throws Mistake {
    Flags flags = Flags.of(statement, Map.of("platform", Kind.TEXT));
    List<Word> words = Word.atBlanks(statement.rest(), statement.restAt());
    boolean named = words.size() == 3 && words.get(1).text().equalsIgnoreCase("AS");
    if (words.size() != 1 && !named) {
      int at = words.size() < 2 ? statement.restAt() : words.get(1).offset();
      throw new Mistake(at, "FROM takes one image, and a name after AS", SHAPE);
    }
    String name = named ? words.get(2).text().toLowerCase(Locale.ROOT) : "";
    if (named && !STAGE.matcher(name).matches()) {
      throw new Mistake(
          words.get(2).offset(),
          "no name for a stage: " + words.get(2).text(),
          "it starts with a letter, followed by letters, digits, dots, dashes and underscores");
    }
    return new Command.From(words.get(0).text(), flags.text("platform"), name);
  }

  private static Command run(Statement statement) throws Mistake {
    Flags flags =
        Flags.of(
            statement,
            Map.of(
                "mount", Kind.LIST,
                "network", Kind.TEXT,
                "security", Kind.TEXT,
                "device", Kind.LIST));
    statement.notEmpty("write a command");
    return new Command.Run(line(statement), flags.words(), statement.heredocs());
  }

  private static Command.CommandLine onlyLine(Statement statement, String hint) throws Mistake {
    Flags.none(statement);
    return line(statement.notEmpty(hint));
  }

  private static Command.CommandLine line(Statement statement) throws Mistake {
    return line(statement, statement.rest(), statement.restAt());
  }

  /** Reads a command line; what is no JSON is the shell form. */
  static Command.CommandLine line(Statement statement, String text, int offset) throws Mistake {
    Optional<List<String>> exec = JsonArray.read(text, offset);
    if (exec.isEmpty()) {
      warnOfJson(statement, text, offset, "this is no JSON, so it is a command for the shell");
    }
    return new Command.CommandLine(exec.isPresent(), exec.orElse(List.of(text)));
  }

  private static void warnOfJson(Statement statement, String text, int offset, String warning) {
    // Without a quote it is the test of a shell, or a pattern.
    if (text.startsWith("[\"") || text.startsWith("['")) {
      statement.warn(offset, warning, "JSON has double quotes, and no comma at the end");
    }
  }

  /** Reads a JSON array, or words. */
  static List<Word> list(Statement statement) throws Mistake {
    Optional<List<String>> json = JsonArray.read(statement.rest(), statement.restAt());
    if (json.isPresent()) {
      return json.get().stream().map(text -> new Word(text, statement.restAt())).toList();
    }
    String warning = "this is no JSON, so it is split at its blanks";
    warnOfJson(statement, statement.rest(), statement.restAt(), warning);
    return Word.atBlanks(statement.rest(), statement.restAt());
  }

  private static Command shell(Statement statement) throws Mistake {
    Flags.none(statement);
    String hint = "for example SHELL [\"/bin/bash\", \"-c\"]";
    Optional<List<String>> words =
        JsonArray.read(statement.notEmpty(hint).rest(), statement.restAt());
    if (words.isEmpty() || words.get().isEmpty()) {
      throw new Mistake(
          statement.restAt(), "SHELL takes a JSON array with at least one string", hint);
    }
    return new Command.Shell(words.get());
  }

  private static Command volume(Statement statement) throws Mistake {
    Flags.none(statement);
    List<Word> words = list(statement.notEmpty("write a path"));
    if (words.isEmpty() || words.stream().anyMatch(word -> Blanks.all(word.text()))) {
      throw new Mistake(statement.restAt(), "VOLUME has a path that is empty", "write a path");
    }
    return new Command.Volume(words.stream().map(Word::text).toList());
  }

  private static Command expose(Statement statement) throws Mistake {
    Flags.none(statement);
    statement.notEmpty("write a port, for example 8080");
    List<Word> words = Word.atBlanks(statement.rest(), statement.restAt());
    for (Word word : words) {
      if (plain(word.text(), statement.escape())) {
        Ports.of(word);
      }
      if (Ports.namesHost(word.text()) && plain(word.text(), statement.escape())) {
        String warning = "the address and port of the host are ignored";
        statement.warn(word.offset(), warning, "give them when the container is started");
      }
    }
    return new Command.Expose(words.stream().map(Word::text).toList());
  }

  private static Command stopSignal(Statement statement) throws Mistake {
    warnOfFlags(statement);
    statement.notEmpty("write a name such as SIGTERM, or a number");
    if (plain(statement.rest(), statement.escape())) {
      Signals.check(new Word(statement.rest(), statement.restAt()));
    }
    return new Command.Stopsignal(statement.rest());
  }

  /** Says that builders drop the flags of an instruction. */
  static void warnOfFlags(Statement statement) {
    for (Statement.Flag flag : statement.flags()) {
      statement.warn(
          flag.offset(),
          "the flag --" + flag.name() + " is ignored",
          statement.keyword() + " has no flags");
    }
  }

  /** Whether a word means what it says: no variables, no quotes, no escapes. */
  static boolean plain(String word, char escape) {
    return word.chars().noneMatch(c -> c == '$' || c == '"' || c == '\'' || c == escape);
  }

  private static String text(Statement statement, String hint) throws Mistake {
    Flags.none(statement);
    return statement.notEmpty(hint).rest();
  }
}
