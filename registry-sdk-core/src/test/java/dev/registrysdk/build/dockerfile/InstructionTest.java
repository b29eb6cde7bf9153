package dev.registrysdk.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.build.dockerfile.DockerfileException.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InstructionTest {
  static Stream<Arguments> instructions() {
    return Corpus.indented("instructions.txt");
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void everyFormIsRead(String line, String expected) {
    boolean from = line.toLowerCase(Locale.ROOT).startsWith("from");
    Dockerfile dockerfile = Dockerfile.parse(from ? line : "FROM x\n" + line);

    List<Instruction> all = dockerfile.instructions();
    String warnings =
        dockerfile.warnings().stream()
            .map(warning -> " !! " + warning.message())
            .collect(Collectors.joining());
    assertThat(all.get(all.size() - 1).command() + warnings).isEqualTo(expected);
  }

  static Stream<Arguments> mistakes() {
    return Corpus.indented("mistakes.txt");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMistakeIsToldAtItsPlace(String text, String message) {
    String escaped = text.translateEscapes();

    assertThatThrownBy(() -> Dockerfile.parse(escaped))
        .isInstanceOf(DockerfileException.class)
        .hasMessage(message);
  }

  @Test
  void anEmptyFileIsNoDockerfile() {
    assertThatThrownBy(() -> Dockerfile.parse(""))
        .hasMessage(
            """
            Dockerfile:1:1 there are no instructions
             \s
              ^ begin with FROM, for example FROM scratch""");
  }

  @Test
  void anExceptionTellsItsProblemsAsValues() {
    assertThatThrownBy(() -> Dockerfile.parse("web/Dockerfile", "FROM a\nCPOY . .\nUSER\n"))
        .isInstanceOfSatisfying(
            DockerfileException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        new Problem(
                            "web/Dockerfile",
                            2,
                            1,
                            "unknown instruction CPOY",
                            "CPOY . .",
                            0,
                            "did you mean COPY?"),
                        new Problem(
                            "web/Dockerfile",
                            3,
                            5,
                            "USER needs at least one argument",
                            "USER",
                            4,
                            "write user[:group]")));
  }

  @Test
  void aLongLineIsShownAroundTheMistake() {
    String line = "ENV " + "A=b ".repeat(100) + "c " + "D=e ".repeat(100);

    assertThatThrownBy(() -> Dockerfile.parse("FROM a\n" + line))
        .hasMessage(
            "Dockerfile:2:405 this word of ENV has no equals sign\n"
                + "  …b "
                + "A=b ".repeat(12)
                + "c "
                + "D=e ".repeat(12)
                + "…\n"
                + " ".repeat(53)
                + "^ put a value that has blanks into double quotes");
  }

  @Test
  void whatCannotBePrintedDoesNotMoveThePointer() {
    assertThatThrownBy(() -> Dockerfile.parse("FROM a\nENV\tÄ=\u001b[31m\u00a0b x"))
        .hasMessage(
            """
            Dockerfile:2:13 this word of ENV has no equals sign
              ENV Ä=\ufffd[31m b x
                          ^ put a value that has blanks into double quotes""");
  }

  @Test
  void aFileFullOfMistakesTellsTheFirstTwenty() {
    assertThatThrownBy(() -> Dockerfile.parse("FROM a\n" + "USER\n".repeat(25)))
        .isInstanceOfSatisfying(
            DockerfileException.class, e -> assertThat(e.problems()).hasSize(25))
        .message()
        .endsWith("\n… and 5 more problems")
        .hasLineCount(20 * 3 + 1);
  }

  @Test
  void aTooLongLineIsRefused() {
    assertThat(Dockerfile.parse("FROM a\nRUN " + "x".repeat(65_531)).stages()).hasSize(1);
    assertThatThrownBy(() -> Dockerfile.parse("FROM a\nRUN " + "x".repeat(65_532)))
        .message()
        .startsWith("Dockerfile:2:1 the line has more than 65535 bytes\n  RUN xxx");
  }

  @Test
  void anInstructionPointsAtAWordThatOnlyItsUseShowsToBeWrong() {
    Instruction copy =
        Dockerfile.parse("FROM a\nCOPY x \\\n  src/mian.go \\\n  /app/\n").instructions().get(1);

    assertThat(copy.problem("src/mian.go", "nothing is there", "did you mean src/main.go?"))
        .hasMessage(
            """
            Dockerfile:3:3 nothing is there
                src/mian.go \\
                ^ did you mean src/main.go?""");
    assertThat(copy.problem("else", "nothing is there", ""))
        .hasMessage("Dockerfile:2:1 nothing is there\n  COPY x \\\n  ^");
  }
}
