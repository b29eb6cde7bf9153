package dev.registrysdk.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.oci.Platform;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private static final Platform ARM = Platform.parse("linux/arm/v7");

  @Test
  void aStageSeesAGlobalArgumentOnlyAfterItDeclaredIt() {
    Variables stage = stage("ARG A=1 B=${A}2\nFROM x", Map.of());

    assertThat(stage.get("A")).isEmpty();
    assertThat(after(stage, "ARG A B C").arguments()).isEqualTo(Map.of("A", "1", "B", "12"));
  }

  @Test
  void theGivenValueWinsOverTheDefaults() {
    Variables stage = stage("ARG A=1\nARG B=$A\nFROM x", Map.of("A", "9", "C", "8", "D", ""));

    assertThat(after(stage, "ARG A=2 B C D=3 E=4").arguments())
        .isEqualTo(Map.of("A", "9", "B", "9", "C", "8", "D", "", "E", "4"));
  }

  @Test
  void theOwnDefaultWinsOverTheGlobalValue() {
    Variables stage = stage("ARG A=1 B=1\nFROM x", Map.of());

    assertThat(after(stage, "ARG A=2 B=").arguments()).isEqualTo(Map.of("A", "2", "B", ""));
  }

  @Test
  void environmentAndArgumentsHideOneAnotherInTheirOrder() {
    Variables stage = stage("FROM x", Map.of());
    Variables set = after(after(stage, "ARG A=1"), "ENV A=2");

    assertThat(set.get("A")).contains("2");
    assertThat(after(set, "ARG A=3").get("A")).contains("3");
    assertThat(after(set, "ARG A=3").environment()).containsEntry("A", "2");
    assertThat(after(set, "ARG A").get("A")).contains("2");
  }

  @Test
  void anInstructionSeesWhatWasBeforeIt() {
    Variables stage = after(stage("FROM x", Map.of()), "ENV abc=hello");

    assertThat(after(stage, "ENV abc=bye def=$abc").environment())
        .containsEntry("abc", "bye")
        .containsEntry("def", "hello");
  }

  @Test
  void theEnvironmentKeepsItsOrder() {
    Variables stage = after(stage("FROM x", Map.of()), "ENV B=1 A=2");

    assertThat(after(stage, "ENV C=3 B=4").environment())
        .containsExactly(
            Map.entry("PATH", "/bin"),
            Map.entry("B", "4"),
            Map.entry("A", "2"),
            Map.entry("C", "3"));
  }

  @Test
  void aStageInheritsFromTheStageItBuildsOn() {
    Variables global = global("FROM x", Map.of());
    Variables base = after(after(global.stage(Map.of("PATH", "/bin")), "ARG A=1"), "ENV B=2");
    Variables stage = global.stage(base);

    assertThat(stage.get("A")).contains("1");
    assertThat(stage.environment()).isEqualTo(Map.of("PATH", "/bin", "B", "2"));
    assertThat(global.stage(Map.of()).get("A")).isEmpty();
  }

  @Test
  void thePlatformsAreGlobalArguments() {
    Variables global = global("FROM x", Map.of());

    assertThat(global.get("BUILDPLATFORM")).contains("linux/amd64");
    assertThat(global.get("BUILDOS")).contains("linux");
    assertThat(global.get("BUILDARCH")).contains("amd64");
    assertThat(global.get("BUILDVARIANT")).contains("");
    assertThat(global.get("TARGETPLATFORM")).contains("linux/arm/v7");
    assertThat(global.get("TARGETARCH")).contains("arm");
    assertThat(global.get("TARGETVARIANT")).contains("v7");
    assertThat(global.get("TARGETOSVERSION")).contains("");
    assertThat(global.get("TARGETSTAGE")).contains("app");
    assertThat(global.stage(Map.of()).get("TARGETOS")).isEmpty();
    assertThat(after(global.stage(Map.of()), "ARG TARGETOS").get("TARGETOS")).contains("linux");
  }

  @Test
  void thePlatformsCanBeGiven() {
    Variables global = global("FROM x", Map.of("TARGETARCH", "riscv64"));

    assertThat(global.get("TARGETARCH")).contains("riscv64");
    assertThat(Variables.global(Map.of(), ARM, ARM, "").get("TARGETSTAGE")).contains("default");
  }

  @Test
  void fromSeesTheGlobalArguments() {
    Dockerfile file =
        Dockerfile.parse("ARG V=3\nFROM --platform=$BUILDPLATFORM \"alpine:${V}\" AS x\n");
    Variables global = global("ARG V=3\nFROM x", Map.of());

    assertThat(file.stages().get(0).from().expanded(global).command())
        .isEqualTo(new Command.From("alpine:3", "linux/amd64", "x"));
  }

  @Test
  void fromWithoutAnImageIsRefused() {
    Instruction from = Dockerfile.parse("ARG IMG\nFROM $IMG\n").stages().get(0).from();

    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> from.expanded(global("ARG IMG\nFROM x", Map.of())))
        .hasMessage(
            """
            Dockerfile:2:6 FROM has no image: $IMG is empty
              FROM $IMG
                   ^ give a value, or a default with ARG before the first FROM""");
  }

  @Test
  void valuesAreNotPartOfTheText() {
    Variables stage = after(stage("FROM x", Map.of("TOKEN", "secret")), "ARG TOKEN");

    assertThat(stage).hasToString("Variables[PATH, TOKEN]");
  }

  private static Variables global(String text, Map<String, String> given) {
    Variables variables = Variables.global(given, Platform.LINUX_AMD64, ARM, "app");
    for (Instruction argument : Dockerfile.parse(text).globalArguments()) {
      variables = variables.after(argument.expanded(variables).command());
    }
    return variables;
  }

  private static Variables stage(String text, Map<String, String> given) {
    return global(text, given).stage(Map.of("PATH", "/bin"));
  }

  private static Variables after(Variables variables, String line) {
    Instruction instruction = Dockerfile.parse("FROM x\n" + line).instructions().get(1);
    return variables.after(instruction.expanded(variables).command());
  }
}
