package dev.registrysdk.examples.cr;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Asks before something is done that cannot be undone, or not easily. */
final class Consent {
  private static final Set<String> YES = Set.of("y", "yes");

  private final Io io;

  @Option(
      names = {"-f", "--force"},
      description =
          "Do it without asking. Without it the command shows what will go and asks; where there is"
              + " no terminal to ask on, it does nothing.")
  private boolean force;

  Consent(Io io) {
    this.io = io;
  }

  /**
   * Refuses where nobody can be asked: before anything is looked up for the question.
   *
   * @param what what is about to be done, as an infinitive with a capital letter
   * @throws IllegalArgumentException if nobody can be asked
   */
  void refuseAlone(String what) {
    if (!force && !io.terminal()) {
      throw new IllegalArgumentException(
          what
              + "? There is no terminal to ask on, so nothing was changed. Give --force to do it"
              + " without asking");
    }
  }

  /**
   * Goes on if it was told to, or if the person at the terminal says yes.
   *
   * @param what what is about to be done, as an infinitive with a capital letter
   * @param showing looks up what will go, for the person who is asked
   * @throws IllegalArgumentException if nobody can be asked
   * @throws CancelledException if the answer is another than yes
   */
  void ask(String what, Supplier<List<String>> showing) {
    if (force) {
      return;
    }
    refuseAlone(what);
    showing.get().forEach(io.err()::println);
    io.err().print(what + "? [y/N] ");
    io.err().flush();
    String answer = io.readLine().orElse("").strip().toLowerCase(Locale.ROOT);
    if (!YES.contains(answer)) {
      throw new CancelledException(
          Failure.of("Stopped").reason("the answer was not yes, so nothing was changed").build());
    }
  }
}
