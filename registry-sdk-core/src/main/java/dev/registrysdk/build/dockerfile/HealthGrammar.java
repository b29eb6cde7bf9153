package dev.registrysdk.build.dockerfile;

import dev.registrysdk.build.dockerfile.Flags.Kind;
import dev.registrysdk.oci.Healthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** HEALTHCHECK. */
final class HealthGrammar {
  private static final Map<String, Kind> FLAGS =
      Map.of(
          "interval", Kind.TEXT,
          "timeout", Kind.TEXT,
          "start-period", Kind.TEXT,
          "start-interval", Kind.TEXT,
          "retries", Kind.TEXT);

  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{1,10}");
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final String SHAPE = "write HEALTHCHECK CMD command, or HEALTHCHECK NONE";

  private HealthGrammar() {}

  static Command read(Statement statement) throws Mistake {
    Flags flags = Flags.of(statement, FLAGS);
    statement.notEmpty(SHAPE);
    Word kind = Word.atBlanks(statement.rest(), statement.restAt()).get(0);
    String rest = statement.rest().substring(kind.text().length());
    int start = Blanks.start(rest);
    String command = rest.substring(start);
    int commandAt = statement.restAt() + kind.text().length() + start;
    String type = kind.text().toUpperCase(Locale.ROOT);
    Healthcheck.Builder check = Healthcheck.builder();
    if (type.equals("NONE")) {
      if (!command.isEmpty()) {
        throw new Mistake(commandAt, "HEALTHCHECK NONE takes no arguments", SHAPE);
      }
      return new Command.Healthcheck(check.addTest("NONE").build());
    }
    if (!type.equals("CMD")) {
      throw new Mistake(kind.offset(), "unknown type of HEALTHCHECK: " + kind.text(), SHAPE);
    }
    List<String> test = new ArrayList<>();
    Command.CommandLine line = Grammar.line(statement, command, commandAt);
    if (command.isEmpty() || line.words().isEmpty()) {
      throw new Mistake(commandAt, "HEALTHCHECK CMD has no command", SHAPE);
    }
    test.add(line.exec() ? "CMD" : "CMD-SHELL");
    test.addAll(line.words());
    check.test(test);
    time(flags, "interval").ifPresent(check::interval);
    time(flags, "timeout").ifPresent(check::timeout);
    time(flags, "start-period").ifPresent(check::startPeriod);
    time(flags, "start-interval").ifPresent(check::startInterval);
    retries(flags).ifPresent(check::retries);
    return new Command.Healthcheck(check.build());
  }

  /** Reads a duration; zero is as if it was not given. */
  private static Optional<Duration> time(Flags flags, String name) throws Mistake {
    String text = flags.text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> time = GoDuration.parse(text);
    if (time.isEmpty()) {
      throw new Mistake(
          flags.offset(name), "no duration: " + text, "for example 30s, 1m30s or 500ms");
    }
    if (!time.get().isZero() && time.get().compareTo(LEAST) < 0) {
      throw new Mistake(
          flags.offset(name),
          "the flag --" + name + " is less than a millisecond: " + text,
          "the least is 1ms, and 0 leaves it to the engine");
    }
    return time.filter(given -> !given.isZero());
  }

  private static Optional<Long> retries(Flags flags) throws Mistake {
    String text = flags.text("retries");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw new Mistake(
          flags.offset("retries"), "no number of retries: " + text, "write 0 or more");
    }
    return Optional.of(Long.parseLong(text)).filter(given -> given > 0);
  }
}
