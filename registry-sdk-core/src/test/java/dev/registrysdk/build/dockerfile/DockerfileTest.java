package dev.registrysdk.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.oci.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
  @Test
  void stagesAndGlobalArgumentsAreToldApart() {
    Dockerfile file =
        Dockerfile.parse(
            """
            ARG VERSION=1
            FROM golang:$VERSION AS Build
            ARG VERSION
            COPY . .
            FROM scratch
            COPY --from=build /a /
            """);

    assertThat(file.globalArguments())
        .extracting(Instruction::toString)
        .containsExactly("ARG VERSION=1");
    assertThat(file.stages()).hasSize(2);
    Stage build = file.stages().get(0);
    assertThat(build.name()).contains("build");
    assertThat(build.from()).hasToString("FROM golang:$VERSION AS Build");
    assertThat(build.instructions()).hasSize(2);
    assertThat(file.stages().get(1).name()).isEmpty();
    assertThat(file.instructions()).hasSize(6);
    assertThat(file.stage("BUILD")).contains(build);
    assertThat(file.stage("1")).contains(file.stages().get(1));
    assertThat(file.stage("2")).isEmpty();
  }

  @Test
  void continuedLinesAreJoinedWithoutTheirLineEnd() {
    Dockerfile file =
        Dockerfile.parse("FROM a\n  RUN one \\\n    two \\ \t\n# three\n\n  four\\\\\n");

    Instruction run = file.instructions().get(1);
    assertThat(run).hasToString("RUN one     two   four\\\\");
    assertThat(run.firstLine()).isEqualTo(2);
    assertThat(run.lastLine()).isEqualTo(6);
    assertThat(run.original()).isEqualTo("RUN one \\\n    two \\ \t\n# three\n\n  four\\\\");
    assertThat(file.warnings())
        .extracting(Object::toString)
        .containsExactly(
            "Dockerfile:5:1 an empty line is within an instruction\n  \n  ^ remove it");
  }

  @Test
  void aDoubledEscapeCharacterContinuesNothing() {
    assertThat(Dockerfile.parse("FROM a\nRUN b\\\\\nRUN c").instructions()).hasSize(3);
  }

  @Test
  void aContinuationAtTheEndOfTheFileEndsTheInstruction() {
    assertThat(Dockerfile.parse("FROM a\nRUN b \\\n").instructions().get(1)).hasToString("RUN b");
    assertThat(Dockerfile.parse("FROM a\n\\").instructions()).hasSize(1);
  }

  @Test
  void commentsAreOnlyWholeLines() {
    Dockerfile file = Dockerfile.parse("# one\n  # two\nFROM a\nRUN b # c\n\t#d\n");

    assertThat(file.instructions()).hasSize(2);
    assertThat(file.instructions().get(1)).hasToString("RUN b # c");
  }

  @Test
  void filesOfWindowsAreRead() {
    Dockerfile file =
        Dockerfile.parse("\uFEFF# escape=`\r\nFROM a\r\nCOPY b `\r\n  C:\\c\\\r\nENV D=`\"e\r\n");

    assertThat(file.escape()).isEqualTo('`');
    assertThat(file.instructions()).hasSize(3);
    assertThat(file.instructions().get(1)).hasToString("COPY b   C:\\c\\");
    assertThat(file.instructions().get(1).original()).isEqualTo("COPY b `\r\n  C:\\c\\");
  }

  @Test
  void directivesStandAtTheTop() {
    Dockerfile file =
        Dockerfile.parse(
            """
            # syntax=docker/dockerfile:1 more
            #  Escape = `
            #check=skip=all;error=true
            FROM a
            """);

    assertThat(file.syntax()).contains("docker/dockerfile:1");
    assertThat(file.escape()).isEqualTo('`');
    assertThat(file.check()).contains("skip=all;error=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n# escape=`\nFROM a",
        "# comment\n# escape=`\nFROM a",
        "# unknown=1\n# escape=`\nFROM a",
        "FROM a\n# escape=`",
        "## escape=`\nFROM a",
        "# escape =\nFROM a",
        "#!/usr/bin/env docker\n# escape=`\nFROM a"
      })
  void whatIsNotAtTheTopIsAComment(String text) {
    assertThat(Dockerfile.parse(text).escape()).isEqualTo('\\');
  }

  @Test
  void theSyntaxMayStandBelowTheLineOfAScript() {
    assertThat(Dockerfile.parse("#!/usr/bin/env x\n# syntax=a/b\nFROM a").syntax()).contains("a/b");
    assertThat(Dockerfile.parse("FROM a").syntax()).isEmpty();
    assertThat(Dockerfile.parse("FROM a").check()).isEmpty();
  }

  @Test
  void hereDocumentsFollowTheirInstruction() {
    Dockerfile file =
        Dockerfile.parse(
            "FROM a\nCOPY <<one <<-\"two\" x /d/\n# $V \\\none \n\none\n\t\tA\n\t B\n\ttwo\nUSER b");

    Instruction copy = file.instructions().get(1);
    Command.Placement placement = ((Command.Copy) copy.command()).placement();
    assertThat(placement.sources()).containsExactly("x");
    assertThat(placement.heredocs())
        .containsExactly(
            new Command.Heredoc("one", "# $V \\\none \n\n", true),
            new Command.Heredoc("two", "A\n B\n", false));
    assertThat(copy.firstLine()).isEqualTo(2);
    assertThat(copy.lastLine()).isEqualTo(9);
    assertThat(copy)
        .hasToString("COPY <<one <<-\"two\" x /d/\n# $V \\\none \n\none\n\t\tA\n\t B\ntwo");
    assertThat(file.instructions()).hasSize(3);
  }

  @Test
  void runKeepsItsHereDocuments() {
    Dockerfile file =
        Dockerfile.parse("FROM a\nRUN --network=none python3 3<<EOF > /x\r\nprint()\r\nEOF\r\n");

    assertThat(file.instructions().get(1).command())
        .isEqualTo(
            new Command.Run(
                new Command.CommandLine(false, List.of("python3 3<<EOF > /x")),
                List.of("--network=none"),
                List.of(new Command.Heredoc("EOF", "print()\r\n", true))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUN cat << EOF",
        "RUN cat <<<EOF",
        "RUN echo \"<<EOF\"",
        "RUN echo \\<<EOF",
        "RUN echo <<",
        "RUN [\"cat\", \"<<EOF\"]",
        "CMD cat <<EOF",
        "ENV A=<<EOF"
      })
  void whatIsNoMarkerStartsNoHereDocument(String line) {
    assertThat(Dockerfile.parse("FROM a\n" + line + "\nUSER b").instructions()).hasSize(3);
  }

  @Test
  void onbuildKeepsItsInstructionWithHereDocuments() {
    Dockerfile file =
        Dockerfile.parse("FROM a\nONBUILD COPY <<-E \\\n  /x\n\ta $V\n\tE\nONBUILD USER b");

    Command.Onbuild onBuild = (Command.Onbuild) file.instructions().get(1).command();
    assertThat(onBuild.trigger()).isEqualTo("COPY <<-E   /x\n\ta $V\nE");
    Command.Copy copy = (Command.Copy) Dockerfile.parseTrigger(onBuild.trigger()).command();
    assertThat(copy.placement().heredocs())
        .containsExactly(new Command.Heredoc("E", "a $V\n", true));
  }

  @Test
  void triggersAreOneInstructionThatOnbuildTakes() {
    assertThat(Dockerfile.parseTrigger("run make").command())
        .isEqualTo(
            new Command.Run(new Command.CommandLine(false, List.of("make")), List.of(), List.of()));
    assertThatThrownBy(() -> Dockerfile.parseTrigger("FROM a"))
        .hasMessage(
            """
            ONBUILD:1:1 ONBUILD does not take FROM
              FROM a
              ^ it takes any instruction but FROM, MAINTAINER and ONBUILD""");
    assertThatThrownBy(() -> Dockerfile.parseTrigger("USER a\nUSER b"))
        .hasMessage("ONBUILD:2:1 this is not one instruction\n  USER b\n  ^");
    assertThatThrownBy(() -> Dockerfile.parseTrigger(""))
        .hasMessage("ONBUILD:1:1 this is not one instruction\n  \n  ^");
  }

  @Test
  void warningsTellWhatIsHardlyMeant() {
    Dockerfile file =
        Dockerfile.parse("FROM a AS x\nFROM b AS X\nCMD ['a']\nVOLUME ['/a', '/b']\n");

    assertThat(file.warnings())
        .extracting(Object::toString)
        .containsExactly(
            "Dockerfile:2:1 an earlier stage has the same name\n  FROM b AS X\n  ^ give it another",
            """
            Dockerfile:3:5 this is no JSON, so it is a command for the shell
              CMD ['a']
                  ^ JSON has double quotes, and no comma at the end""",
            """
            Dockerfile:4:8 this is no JSON, so it is split at its blanks
              VOLUME ['/a', '/b']
                     ^ JSON has double quotes, and no comma at the end""");
  }

  @Test
  void argumentsThatNothingDeclaresAreFound() {
    Dockerfile file = Dockerfile.parse("ARG A\nFROM a\nARG B=1 C\n");

    assertThat(
            file.undeclared(
                List.of("A", "B", "C", "D", "a", "http_proxy", "TARGETARCH", "BUILDKIT_X")))
        .containsExactly("D", "a");
  }

  @Test
  void instructionsAreValues() {
    String text = "FROM a\nUSER b\nUSER b\n";
    List<Instruction> one = Dockerfile.parse(text).instructions();
    List<Instruction> two = Dockerfile.parse(text).instructions();

    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(one.get(1)).isNotEqualTo(one.get(2));
    assertThat(Dockerfile.parse(text)).hasToString(text);
    assertThatThrownBy(() -> new Stage(0, one.get(1), List.of()))
        .hasMessage("A stage begins with FROM, not with USER");
  }

  @Test
  void imagesAreThoseOfAllStagesButNeitherStagesNorScratch() {
    Dockerfile file =
        Dockerfile.parse(
            """
            ARG VERSION=1
            FROM golang:$VERSION AS Build
            FROM scratch
            COPY --from=build /a /
            COPY --from=0 /b /
            COPY --from=us.icr.io/acme/tools /c /
            FROM build
            FROM golang:1
            """);

    assertThat(file.images(Map.of(), Platform.LINUX_AMD64))
        .containsExactly("golang:1", "us.icr.io/acme/tools");
    assertThat(file.images(Map.of("VERSION", "2"), Platform.LINUX_AMD64))
        .containsExactly("golang:2", "us.icr.io/acme/tools", "golang:1");
  }

  @Test
  void namesOfImagesMayDependOnThePlatform() {
    Dockerfile file = Dockerfile.parse("FROM acme/base-$TARGETARCH\n");

    assertThat(file.images(Map.of(), Platform.LINUX_ARM64)).containsExactly("acme/base-arm64");
  }

  @Test
  void aStageIsOnlyKnownBelow() {
    Dockerfile file = Dockerfile.parse("FROM later\nFROM scratch AS later\n");

    assertThat(file.images(Map.of(), Platform.LINUX_AMD64)).containsExactly("later");
  }

  @Test
  void imagesNeedAllVariables() {
    Dockerfile file = Dockerfile.parse("ARG V\nFROM base:${V:?which-version}\n");

    assertThatThrownBy(() -> file.images(Map.of(), Platform.LINUX_AMD64))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(
            """
            Dockerfile:2:11 V: which-version
              FROM base:${V:?which-version}
                        ^ give a value for V""");
  }
}
