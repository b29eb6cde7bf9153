package dev.registrysdk.build;

import dev.registrysdk.build.dockerfile.Instruction;
import dev.registrysdk.build.dockerfile.Stage;
import dev.registrysdk.build.dockerfile.Variables;
import dev.registrysdk.oci.Platform;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stage that has to be built, with everything found out that needs no files.
 *
 * @param stage the stage
 * @param platform what it is built for; that of the base counts more
 * @param parent the stage it builds on, or null
 * @param base the image it builds on, or null; neither a stage nor an image is scratch
 * @param steps what is done, variables replaced: triggers of the base, then its own instructions
 * @param variables the variables at its end
 * @param triggers what it keeps for images that build on it
 */
record PlannedStage(
    Stage stage,
    Platform platform,
    @Nullable PlannedStage parent,
    @Nullable OpenImage base,
    List<Step> steps,
    Variables variables,
    List<String> triggers) {
  /**
   * One instruction.
   *
   * @param instruction the instruction, variables replaced
   * @param from where COPY takes its files from; null for the build context
   * @param arguments values of arguments that the instruction declares, by name
   */
  record Step(Instruction instruction, @Nullable Origin from, Map<String, String> arguments) {}

  /**
   * A stage or an image that files are copied from.
   *
   * @param name what it is called
   * @param stage the stage, or null
   * @param image the image, or null
   */
  record Origin(String name, @Nullable PlannedStage stage, @Nullable OpenImage image) {}
}
