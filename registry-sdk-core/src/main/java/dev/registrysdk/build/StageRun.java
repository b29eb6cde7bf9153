package dev.registrysdk.build;

import dev.registrysdk.build.LayerDraft.Obstacle;
import dev.registrysdk.build.Owners.Owner;
import dev.registrysdk.build.PlannedStage.Origin;
import dev.registrysdk.build.PlannedStage.Step;
import dev.registrysdk.build.dockerfile.Command;
import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.error.RegistryException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries out planned stages, each once. */
final class StageRun {
  private final String dockerfile;
  private final BuildFiles files;
  private final Consumer<Instruction> progress;
  private final Map<Integer, StageState> done = new HashMap<>();

  /**
   * Prepares to run.
   *
   * @param dockerfile its name, for messages
   * @param progress is told each instruction before it is carried out
   */
  StageRun(String dockerfile, BuildFiles files, Consumer<Instruction> progress) {
    this.dockerfile = dockerfile;
    this.files = files;
    this.progress = progress;
  }

  StageState run(PlannedStage planned) {
    StageState known = done.get(planned.stage().index());
    if (known != null) {
      return known;
    }
    StageState state;
    if (planned.parent() != null) {
      state = StageState.of(run(planned.parent()));
    } else if (planned.base() != null) {
      state = StageState.of(planned.base(), files.layers());
    } else {
      state = StageState.scratch(planned.platform());
    }
    List<Step> steps = planned.steps();
    for (int i = 0; i < steps.size(); i++) {
      step(state, steps.get(i), planned.stage().index() + ":" + i);
    }
    done.put(planned.stage().index(), state);
    return state;
  }

  private void step(StageState state, Step step, String key) {
    Instruction instruction = step.instruction();
    CopySource other = step.from() == null ? null : source(step.from());
    progress.accept(instruction);
    Command command = instruction.command();
    String createdBy = CreatedBy.of(command, state.shell(), step.arguments());
    try {
      if (command instanceof Command.Copy || command instanceof Command.Add) {
        CopySource source = other == null ? files.context() : other;
        LayerDraft draft = new CopyStep(state, instruction, source, files, key).run();
        finish(state, instruction, draft, createdBy);
      } else if (command instanceof Command.Workdir workdir) {
        workdir(state, instruction, workdir.path());
      } else {
        ConfigSteps.apply(state, command);
        state.history(createdBy);
      }
    } catch (RegistryException e) {
      throw e.within(place(instruction));
    } catch (IOException e) {
      throw BuildFailures.of("Could not copy", e).within(place(instruction));
    }
  }

  private CopySource source(Origin origin) {
    ImageFiles image;
    if (origin.stage() != null) {
      image = run(origin.stage()).files();
    } else if (origin.image() != null) {
      image = new ImageFiles(files.layers().layers(origin.image()));
    } else {
      throw new IllegalStateException("nothing to copy from");
    }
    return new ImageCopySource(image, origin.name());
  }

  private String place(Instruction instruction) {
    return dockerfile + ":" + instruction.firstLine() + " " + instruction.keyword();
  }

  private void finish(
      StageState state, Instruction instruction, LayerDraft draft, String createdBy) {
    if (draft.entries().isEmpty()) {
      state.history(createdBy);
      return;
    }
    try {
      state.layer(files.layer(draft.entries()), draft.index(), createdBy);
    } catch (IllegalArgumentException e) {
      throw instruction.problem("", String.valueOf(e.getMessage()), "");
    }
  }

  private void workdir(StageState state, Instruction instruction, String written)
      throws IOException {
    String path = written.startsWith("/") ? written : CleanPath.of(state.workdir() + "/" + written);
    LayerDraft draft = directory(state, instruction, written, path);
    state.workdir(path);
    finish(state, instruction, draft, "WORKDIR " + path);
  }

  /** A layer with the directory and those above it, as far as they are not there. */
  private static LayerDraft directory(
      StageState state, Instruction instruction, String written, String path) throws IOException {
    try {
      Owner owner =
          state.user().isEmpty() ? Owner.ROOT : new Owners(state.files()).find(state.user());
      LayerDraft draft = new LayerDraft(state, owner);
      draft.directory(EntryPath.of(draft.files().resolve(CleanPath.inside(path))));
      return draft;
    } catch (Obstacle e) {
      throw instruction.problem(written, String.valueOf(e.getMessage()), e.hint());
    } catch (IllegalArgumentException e) {
      throw instruction.problem(
          written,
          "the directory is to belong to the user, but " + e.getMessage(),
          "write WORKDIR before USER, or the user as a number");
    }
  }
}
