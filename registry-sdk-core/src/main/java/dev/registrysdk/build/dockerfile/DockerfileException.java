package dev.registrysdk.build.dockerfile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A Dockerfile does not follow the syntax. The message tells every mistake that was found with its
 * file, line and column, shows the line, and points at the place:
 *
 * <pre>{@code
 * Dockerfile:3:6 unknown flag --form
 *   COPY --form=x . .
 *        ^ did you mean --from?
 * }</pre>
 *
 * <p>It is an {@link IllegalArgumentException} because the Dockerfile is what the caller hands in,
 * and only its author can repair it.
 */
public final class DockerfileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int TOLD = 20;

  /** What is wrong; not written when the exception is serialised. */
  private final transient @Nullable List<Problem> problems;

  DockerfileException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<Problem> problems) {
    Stream<String> told = problems.stream().limit(TOLD).map(Problem::toString);
    String more = "… and " + (problems.size() - TOLD) + " more problems";
    return Stream.concat(told, problems.size() > TOLD ? Stream.of(more) : Stream.empty())
        .collect(Collectors.joining("\n"));
  }

  /**
   * What is wrong: at most one problem for each instruction, so that none follows from another.
   *
   * @return the problems in the order of their lines, at least one; none after deserialisation
   */
  public List<Problem> problems() {
    return problems == null ? List.of() : problems;
  }

  /**
   * One problem at one place.
   *
   * @param file the name of the Dockerfile
   * @param line the line, counted from 1
   * @param column the column in characters, counted from 1
   * @param message what is wrong
   * @param excerpt the line, without what cannot be printed and cut if it is long
   * @param pointer where in the excerpt the problem is, counted from 0
   * @param hint what may help; empty if nothing is known
   */
  public record Problem(
      String file, int line, int column, String message, String excerpt, int pointer, String hint) {
    /**
     * The problem as three lines for people.
     *
     * @return the place and what is wrong, the line, and a pointer with the hint
     */
    @Override
    public String toString() {
      String place = file + ":" + line + ":" + column + " " + message;
      String mark = " ".repeat(pointer + 2) + "^" + (hint.isEmpty() ? "" : " " + hint);
      return place + "\n  " + excerpt + "\n" + mark;
    }
  }
}
