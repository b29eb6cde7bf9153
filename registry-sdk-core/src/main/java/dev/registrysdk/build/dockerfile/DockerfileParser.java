package dev.registrysdk.build.dockerfile;

import dev.registrysdk.build.dockerfile.DockerfileException.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a file from its first line to its last, and collects what is wrong with it. */
final class DockerfileParser {
  private static final int LONGEST_LINE = 65_535;

  private final SourceText source;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final List<Instruction> globals = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Instruction> current = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean begun;

  DockerfileParser(SourceText source) {
    this.source = source;
  }

  /** What was read. */
  record Parsed(
      Directives directives,
      List<Instruction> globals,
      List<Stage> stages,
      List<Problem> warnings) {}

  Parsed file() {
    lineLengths();
    Directives directives = Directives.read(source, problems::add);
    LineJoiner lines = new LineJoiner(source, 1, directives.escape());
    boolean empty = true;
    for (Optional<LogicalLine> next = lines.next(); next.isPresent(); next = lines.next()) {
      empty = false;
      instruction(next.get(), lines, directives.escape()).ifPresent(this::place);
    }
    finishStage();
    if (empty && problems.isEmpty()) {
      problem(1, "there are no instructions", "begin with FROM, for example FROM scratch");
    } else if (stages.isEmpty() && problems.isEmpty()) {
      problem(source.lines(), "there is no stage", "add FROM, for example FROM scratch");
    }
    for (int line : lines.emptyContinuations()) {
      warnings.add(source.problem(line, 0, "an empty line is within an instruction", "remove it"));
    }
    finish();
    return new Parsed(directives, List.copyOf(globals), List.copyOf(stages), List.copyOf(warnings));
  }

  /** Reads one instruction that is not part of a file. */
  Instruction single() {
    LineJoiner lines = new LineJoiner(source, 1, '\\');
    Optional<Instruction> only = lines.next().flatMap(line -> instruction(line, lines, '\\'));
    if (problems.isEmpty() && (only.isEmpty() || lines.next().isPresent())) {
      problem(Math.max(1, lines.last()), "this is not one instruction", "");
    }
    finish();
    return only.orElseThrow();
  }

  private void problem(int line, String message, String hint) {
    problems.add(source.problem(Math.max(1, line), 0, message, hint));
  }

  private void finish() {
    problems.sort(Comparator.comparingInt(Problem::line));
    warnings.sort(Comparator.comparingInt(Problem::line));
    if (!problems.isEmpty()) {
      throw new DockerfileException(problems);
    }
  }

  private void lineLengths() {
    for (int number = 1; number <= source.lines(); number++) {
      String line = source.line(number);
      // A character has at most three bytes; most lines need no counting.
      if (line.length() > LONGEST_LINE / 3
          && line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
        problem(
            number,
            "the line has more than " + LONGEST_LINE + " bytes",
            "continue it on the next line");
      }
    }
  }

  private Optional<Instruction> instruction(LogicalLine line, LineJoiner lines, char escape) {
    List<Mistake> noted = new ArrayList<>();
    Statement statement = Statement.split(line, 0, escape, noted);
    begun |= statement.keyword().equals("FROM");
    try {
      List<Heredocs.Bound> bodies = new ArrayList<>();
      String text = Heredocs.read(statement, line, lines, bodies);
      Statement whole = statement.with(bodies.stream().map(Heredocs.Bound::heredoc).toList());
      Command command = Grammar.read(whole, line, text);
      int last = bodies.isEmpty() ? line.lastLine() : lines.last();
      return Optional.of(new Instruction(source, line, last, escape, text, command));
    } catch (Mistake e) {
      problems.add(line.problem(source, e));
      return Optional.empty();
    } finally {
      noted.forEach(mistake -> warnings.add(line.problem(source, mistake)));
    }
  }

  private void place(Instruction instruction) {
    if (instruction.command() instanceof Command.From from) {
      finishStage();
      current.add(instruction);
      if (!from.name().isEmpty() && !names.add(from.name().toLowerCase(Locale.ROOT))) {
        warnings.addAll(
            instruction
                .problem(from.name(), "an earlier stage has the same name", "give it another")
                .problems());
      }
    } else if (!current.isEmpty()) {
      current.add(instruction);
    } else if (!begun && instruction.command() instanceof Command.Arg) {
      globals.add(instruction);
    } else if (!begun && problems.isEmpty()) {
      problem(
          instruction.firstLine(),
          instruction.keyword() + " stands before the first FROM",
          "only ARG may; begin with FROM, for example FROM scratch");
    }
  }

  private void finishStage() {
    if (!current.isEmpty()) {
      stages.add(new Stage(stages.size(), current.get(0), current.subList(1, current.size())));
      current.clear();
    }
  }
}
