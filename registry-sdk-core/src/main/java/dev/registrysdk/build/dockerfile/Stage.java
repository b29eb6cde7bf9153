package dev.registrysdk.build.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * A stage of a build: FROM and what follows up to the next one.
 *
 * @param index its number, counted from 0
 * @param from the FROM that begins it
 * @param instructions the instructions after it
 */
public record Stage(int index, Instruction from, List<Instruction> instructions) {
  /**
   * Checks that it begins with FROM.
   *
   * @param index its number
   * @param from the FROM that begins it
   * @param instructions the instructions after it
   * @throws IllegalArgumentException if the first instruction is another one
   */
  public Stage {
    if (!(from.command() instanceof Command.From)) {
      throw new IllegalArgumentException("A stage begins with FROM, not with " + from.keyword());
    }
    instructions = List.copyOf(instructions);
  }

  /**
   * The name after AS.
   *
   * @return the name in lower case, if it has one
   */
  public Optional<String> name() {
    return Optional.of(((Command.From) from.command()).name()).filter(name -> !name.isEmpty());
  }
}
