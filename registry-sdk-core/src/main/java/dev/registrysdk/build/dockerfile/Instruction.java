package dev.registrysdk.build.dockerfile;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One instruction of a Dockerfile: what it says, and where it stands. */
public final class Instruction {
  private final SourceText source;
  private final LogicalLine line;
  private final int lastLine;
  private final char escape;
  private final String text;
  private final Command command;

  Instruction(
      SourceText source,
      LogicalLine line,
      int lastLine,
      char escape,
      String text,
      Command command) {
    this.source = source;
    this.line = line;
    this.lastLine = lastLine;
    this.escape = escape;
    this.text = text;
    this.command = command;
  }

  /**
   * What it says.
   *
   * @return the command
   */
  public Command command() {
    return command;
  }

  /**
   * The keyword.
   *
   * @return in upper case, for example {@code COPY}
   */
  public String keyword() {
    return command.keyword();
  }

  /**
   * Where it starts.
   *
   * @return a line, counted from 1
   */
  public int firstLine() {
    return line.firstLine();
  }

  /**
   * Where it ends, with its here-documents.
   *
   * @return a line, counted from 1
   */
  public int lastLine() {
    return lastLine;
  }

  /**
   * Its lines just as they stand in the file, with comments and line ends.
   *
   * @return a part of the file's text
   */
  public String original() {
    return source.between(firstLine(), lastLine);
  }

  /**
   * The same instruction with its variables replaced, in those of its parts where builders do that:
   * not in commands, and not in {@code --from} and {@code --exclude}. Quotes and escapes are taken
   * away. Of EXPOSE every port becomes one {@code port/protocol}.
   *
   * @param variables the variables that the instruction sees
   * @return the instruction; its text and place stay
   * @throws DockerfileException if a substitution is malformed, a variable that is required is not
   *     set, or the result is not what the instruction takes
   */
  public Instruction expanded(Variables variables) {
    try {
      Command expanded = new Expander(variables, escape, this::offset).expand(command);
      return new Instruction(source, line, lastLine, escape, text, expanded);
    } catch (Mistake e) {
      throw new DockerfileException(List.of(line.problem(source, e)));
    }
  }

  /**
   * A problem with this instruction that only its use shows.
   *
   * @param word the part of it that is to be pointed at; the whole instruction if it is not there
   * @param message what is wrong
   * @param hint what may help; empty if nothing is known
   * @return the exception to throw
   */
  public DockerfileException problem(String word, String message, String hint) {
    Mistake mistake = new Mistake(offset(word), message, hint);
    return new DockerfileException(List.of(line.problem(source, mistake)));
  }

  private int offset(String word) {
    int at = line.text().indexOf(word, Math.min(keyword().length(), line.text().length()));
    return word.isEmpty() || at < 0 ? 0 : at;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Instruction that
        && command.equals(that.command)
        && text.equals(that.text)
        && firstLine() == that.firstLine()
        && lastLine == that.lastLine;
  }

  @Override
  public int hashCode() {
    return Objects.hash(command, text, firstLine());
  }

  /**
   * The instruction on one line, without comments; here-documents follow on lines of their own.
   *
   * @return its text, with its variables
   */
  @Override
  public String toString() {
    return text;
  }
}
