package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Command;
import dev.registrysdk.build.dockerfile.Dockerfile;
import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.build.dockerfile.Stage;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NearestName;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.Remedy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which stages the names in a Dockerfile stand for. */
final class StageNames {
  private final Dockerfile dockerfile;

  StageNames(Dockerfile dockerfile) {
    this.dockerfile = dockerfile;
  }

  /** The stage to build: the one asked for, or the last one. */
  Stage target(Optional<String> wanted) {
    List<Stage> stages = dockerfile.stages();
    if (wanted.isEmpty()) {
      return stages.get(stages.size() - 1);
    }
    return dockerfile.stage(wanted.get()).orElseThrow(() -> unknown(wanted.get()));
  }

  private NotFoundException unknown(String wanted) {
    List<String> names = dockerfile.stages().stream().flatMap(one -> one.name().stream()).toList();
    String reason =
        NearestName.of(wanted.toLowerCase(Locale.ROOT), names)
            .map(near -> "perhaps " + near + " is meant")
            .orElse(
                names.isEmpty()
                    ? "none of its stages has a name"
                    : "it has " + String.join(", ", names));
    return new NotFoundException(
        Failure.of("Could not find the stage " + wanted + " in " + dockerfile.name())
            .reason(reason)
            .remedy(Remedy.CHECK_STAGE)
            .build());
  }

  /** The earlier stage that a stage builds on, if it is not an image. */
  Optional<Stage> base(Stage stage, Command.From from) {
    return named(stage, from.image());
  }

  /**
   * The earlier stage that {@code --from} means; empty if it is an image.
   *
   * @throws dev.registrysdk.build.dockerfile.DockerfileException if it is a stage, but no earlier
   *     one
   */
  Optional<Stage> origin(Stage stage, Instruction instruction, String from) {
    if (from.matches("[0-9]{1,9}")) {
      int index = Integer.parseInt(from);
      if (index >= stage.index()) {
        throw instruction.problem(
            "--from=" + from,
            "there is no earlier stage with the number " + from,
            "stages are counted from 0, and this one is number " + stage.index());
      }
      return Optional.of(dockerfile.stages().get(index));
    }
    Optional<Stage> earlier = named(stage, from);
    if (earlier.isEmpty() && dockerfile.stage(from).isPresent()) {
      throw instruction.problem(
          "--from=" + from,
          "the stage " + from + " does not come before this one",
          "move it up, or copy from an earlier stage");
    }
    return earlier;
  }

  private Optional<Stage> named(Stage before, String name) {
    Optional<String> wanted = Optional.of(name.toLowerCase(Locale.ROOT));
    return dockerfile.stages().stream()
        .filter(stage -> stage.index() < before.index() && stage.name().equals(wanted))
        .reduce((earlier, later) -> later);
  }
}
