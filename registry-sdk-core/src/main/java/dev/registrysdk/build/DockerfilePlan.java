package dev.registrysdk.build;

import dev.registrysdk.build.PlannedStage.Origin;
import dev.registrysdk.build.PlannedStage.Step;
import dev.registrysdk.build.dockerfile.Command;
import dev.registrysdk.build.dockerfile.Dockerfile;
import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.build.dockerfile.Stage;
import dev.registrysdk.build.dockerfile.Variables;
import dev.registrysdk.oci.Platform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out for one platform which stages have to be built, from which images, and what their
 * instructions say with all variables replaced. Of images only the configurations are read.
 */
final class DockerfilePlan {
  static final String SCRATCH = "scratch";

  private final StageNames names;
  private final Platform target;
  private final Variables globals;
  private final OpenBases bases;
  private final EngineNeeds needs;
  private final Map<Integer, PlannedStage> planned = new TreeMap<>();

  DockerfilePlan(
      Dockerfile dockerfile,
      BuildOptions options,
      Platform target,
      OpenBases bases,
      EngineNeeds needs) {
    this.names = new StageNames(dockerfile);
    this.target = target;
    this.bases = bases;
    this.needs = needs;
    Variables variables =
        Variables.global(options.arguments(), Platform.host(), target, options.stage().orElse(""));
    for (Instruction argument : dockerfile.globalArguments()) {
      variables = variables.after(argument.expanded(variables).command());
    }
    this.globals = variables;
  }

  /** Collects what needs an engine, as far as the Dockerfile alone tells. */
  void look(Stage stage) {
    look(stage, new HashSet<>());
  }

  private void look(Stage stage, Set<Integer> seen) {
    if (!seen.add(stage.index())) {
      return;
    }
    names.base(stage, from(stage)).ifPresent(parent -> look(parent, seen));
    for (Instruction instruction : stage.instructions()) {
      needs.check(instruction);
      if (instruction.command() instanceof Command.Copy copy && !copy.from().isEmpty()) {
        names.origin(stage, instruction, copy.from()).ifPresent(origin -> look(origin, seen));
      }
    }
  }

  private Command.From from(Stage stage) {
    return (Command.From) stage.from().expanded(globals).command();
  }

  /** Plans a stage and those that it needs. */
  PlannedStage plan(Stage stage) {
    PlannedStage known = planned.get(stage.index());
    if (known == null) {
      known = new StagePlanner(stage).plan();
      planned.put(stage.index(), known);
    }
    return known;
  }

  /** How many instructions there are in all stages planned so far. */
  int steps() {
    return planned.values().stream().mapToInt(stage -> stage.steps().size()).sum();
  }

  /** Plans one stage. */
  private final class StagePlanner {
    private final Stage stage;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> triggers = new ArrayList<>();
    private Variables variables = globals;

    StagePlanner(Stage stage) {
      this.stage = stage;
    }

    PlannedStage plan() {
      Command.From from = from(stage);
      Platform platform = platform(from);
      @Nullable PlannedStage parent =
          names.base(stage, from).map(DockerfilePlan.this::plan).orElse(null);
      @Nullable OpenImage base = null;
      List<String> inherited = List.of();
      if (parent != null) {
        variables = globals.stage(parent.variables());
        inherited = parent.triggers();
      } else if (from.image().equals(SCRATCH)) {
        variables = globals.stage(StageState.environment(List.of()));
      } else {
        base = bases.open(from.image(), platform, stage.from());
        variables = globals.stage(StageState.environment(base.config().env()));
        inherited = base.config().onBuild();
      }
      for (String trigger : inherited) {
        Instruction instruction = Dockerfile.parseTrigger(trigger).expanded(variables);
        needs.checkTrigger(stage.from(), instruction);
        add(instruction);
      }
      for (Instruction written : stage.instructions()) {
        Instruction instruction = written.expanded(variables);
        needs.check(instruction);
        add(instruction);
      }
      return new PlannedStage(
          stage, platform, parent, base, List.copyOf(steps), variables, List.copyOf(triggers));
    }

    private Platform platform(Command.From from) {
      if (from.platform().isEmpty()) {
        return target;
      }
      return Platform.tryParse(from.platform())
          .orElseThrow(
              () ->
                  stage
                      .from()
                      .problem(
                          "--platform",
                          "not a platform: " + from.platform(),
                          "write os/architecture[/variant], for example linux/arm64"));
    }

    private void add(Instruction instruction) {
      Command command = instruction.command();
      variables = variables.after(command);
      @Nullable Origin origin = null;
      Map<String, String> arguments = new LinkedHashMap<>();
      if (command instanceof Command.Copy copy && !copy.from().isEmpty()) {
        origin = origin(instruction, copy.from());
      } else if (command instanceof Command.Arg arg) {
        for (Command.Declaration declaration : arg.declarations()) {
          Optional.ofNullable(variables.arguments().get(declaration.name()))
              .ifPresent(value -> arguments.put(declaration.name(), value));
        }
      } else if (command instanceof Command.Onbuild onbuild) {
        triggers.add(onbuild.trigger());
      }
      steps.add(new Step(instruction, origin, arguments));
    }

    private Origin origin(Instruction instruction, String from) {
      Optional<Stage> earlier = names.origin(stage, instruction, from);
      if (earlier.isPresent()) {
        return new Origin("the stage " + from, DockerfilePlan.this.plan(earlier.get()), null);
      }
      if (from.equals(SCRATCH)) {
        throw instruction.problem(from, "scratch has no files to copy", "");
      }
      OpenImage image = bases.open(from, target, instruction);
      return new Origin("the image " + image.place(), null, image);
    }
  }
}
