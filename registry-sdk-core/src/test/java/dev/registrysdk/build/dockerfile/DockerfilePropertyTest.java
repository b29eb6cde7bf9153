package dev.registrysdk.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.registrysdk.oci.Platform;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DockerfilePropertyTest {
  private static final Variables VARIABLES =
      Variables.global(Map.of("A", "x y"), Platform.LINUX_AMD64, Platform.LINUX_ARM64, "")
          .stage(Map.of("B", "b*?\\[", "C", ""));

  @Property(tries = 5_000)
  void anyTextIsReadOrRefused(@ForAll("nearlyDockerfiles") String text) {
    try {
      for (Instruction instruction : Dockerfile.parse(text).instructions()) {
        assertThat(text).contains(instruction.original());
        assertThat(instruction.firstLine()).isBetween(1, instruction.lastLine());
      }
    } catch (DockerfileException e) {
      assertThat(e.problems()).isNotEmpty().allMatch(problem -> problem.pointer() <= 101);
    }
  }

  @Property
  void trulyAnyTextIsReadOrRefused(@ForAll String text) {
    try {
      Dockerfile.parse("FROM a\n" + text)
          .instructions()
          .forEach(one -> assertThat("FROM a\n" + text).contains(one.original()));
    } catch (DockerfileException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Property(tries = 5_000)
  void anInstructionIsReadAgainFromItsText(@ForAll("nearlyDockerfiles") String text) {
    List<Instruction> all;
    try {
      all = Dockerfile.parse(text.replace("escape", "")).instructions();
    } catch (DockerfileException e) {
      return;
    }
    for (Instruction instruction : all) {
      String again = instruction + "\n";
      Dockerfile file = Dockerfile.parse(again.startsWith("FROM") ? again : "FROM a\n" + again);
      List<Instruction> read = file.instructions();
      assertThat(read.get(read.size() - 1).command()).isEqualTo(instruction.command());
    }
  }

  @Property(tries = 5_000)
  void everyInstructionIsExpandedOrRefused(@ForAll("nearlyDockerfiles") String text) {
    try {
      Variables variables = VARIABLES;
      for (Instruction instruction : Dockerfile.parse(text).instructions()) {
        variables = variables.after(instruction.expanded(variables).command());
      }
    } catch (DockerfileException e) {
      assertThat(e.problems()).isNotEmpty();
    }
  }

  @Property(tries = 5_000)
  void aWordIsExpandedOrRefused(@ForAll("nearlyWords") String word) {
    try {
      String whole = ShellLexer.word(word, '\\', VARIABLES::get);
      List<String> words = ShellLexer.words(word, '\\', VARIABLES::get);
      assertThat(String.join("", words)).hasSizeLessThanOrEqualTo(whole.length());
    } catch (Mistake e) {
      assertThat(e.offset()).isBetween(0, word.length());
    }
  }

  @Provide
  Arbitrary<String> nearlyDockerfiles() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "FROM ",
            "a",
            " AS ",
            "COPY ",
            "ADD ",
            "RUN ",
            "ENV ",
            "LABEL ",
            "ARG ",
            "CMD ",
            "ENTRYPOINT ",
            "EXPOSE ",
            "HEALTHCHECK ",
            "ONBUILD ",
            "SHELL ",
            "USER ",
            "VOLUME ",
            "WORKDIR ",
            "STOPSIGNAL ",
            "MAINTAINER ",
            "NONE",
            "copy ",
            "--from=",
            "--link ",
            "--interval=",
            "--",
            "<<E ",
            "<<-\"F\" ",
            "\nE\n",
            "\nF\n",
            "\n",
            "\n",
            "\n",
            "\n",
            "\r\n",
            "\\\n",
            "\\",
            "`\n",
            "# ",
            "escape=`",
            "syntax=",
            "[\"a\"]",
            "[",
            "]",
            "\"",
            "'",
            "=",
            "$A",
            "${B",
            ":-",
            "}",
            "b c",
            "80",
            "/udp",
            "5s",
            "\t",
            "\u00a0",
            "\uFEFF",
            "\u0000",
            "ä😀");
    return parts
        .list()
        .ofMaxSize(25)
        .map(list -> "FROM a\n" + String.join("", list))
        .flatMap(text -> Arbitraries.of(text, text.substring(7)));
  }

  @Provide
  Arbitrary<String> nearlyWords() {
    return Arbitraries.of(
            "$", "{", "}", "A", "B", "C", "U", ":", "-", "+", "?", "#", "%", "/", "*", "\\", "\"",
            "'", " ", "x", "${A", "${B:-", "${C#")
        .list()
        .ofMaxSize(15)
        .map(list -> String.join("", list));
  }
}
