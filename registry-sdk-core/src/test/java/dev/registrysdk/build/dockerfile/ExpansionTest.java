package dev.registrysdk.build.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.registrysdk.oci.Platform;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExpansionTest {
  private static final Map<String, String> VALUES =
      Map.of(
          "str", "foobarbaz",
          "e", "",
          "path", "/a/b/c",
          "sp", "x  y",
          "star", "a*b",
          "dotted", "a.tar.gz",
          "ä", "umlaut");

  private static Optional<String> known(String name) {
    return Optional.ofNullable(VALUES.get(name));
  }

  static Stream<Arguments> expansions() {
    return Corpus.arrows("expansions.txt");
  }

  @ParameterizedTest
  @MethodSource("expansions")
  void everySubstitutionIsMade(String word, String expected) throws Mistake {
    assertThat(ShellLexer.word(word, '\\', ExpansionTest::known)).isEqualTo(expected);
  }

  static Stream<Arguments> mistakes() {
    return Corpus.arrows("expansion-mistakes.txt");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void everyMalformedSubstitutionIsRefused(String word, String expected) {
    Mistake mistake =
        catchThrowableOfType(
            Mistake.class, () -> ShellLexer.word(word, '\\', ExpansionTest::known));

    String hint = mistake.hint().isEmpty() ? "" : " | " + mistake.hint();
    assertThat((mistake.offset() + 1) + " " + mistake.text() + hint).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a b|a,b",
        "$sp|x,y",
        "\"$sp\"|x  y",
        "'a b' c|a b,c",
        "a\\ b c|a b,c",
        "a$sp|ax,y",
        "${u:-1 2}|1,2",
        "\"\"|~~",
        "$u|~~"
      })
  void blanksSplitWordsUnlessTheyAreQuoted(String text, String words) throws Mistake {
    assertThat(String.join(",", ShellLexer.words(text, '\\', ExpansionTest::known)))
        .isEqualTo(words);
  }

  @Test
  void theOtherEscapeCharacterEscapes() throws Mistake {
    assertThat(ShellLexer.word("`$str \\ \"`\"\" C:\\", '`', ExpansionTest::known))
        .isEqualTo("$str \\ \" C:\\");
  }

  @Test
  void inABodyQuotesAreOrdinaryCharacters() throws Mistake {
    assertThat(ShellLexer.body("it's \"$str\" \\$str\n", ExpansionTest::known))
        .isEqualTo("it's \"foobarbaz\" $str\n");
  }

  @Test
  void deepNestingIsRefused() {
    String word = "${u:-".repeat(10_000) + "}".repeat(10_000);

    assertThatThrownBy(() -> ShellLexer.word(word, '\\', ExpansionTest::known))
        .hasMessage("substitutions are nested too deeply");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "ADD --chown=$V --checksum=$V $V /$V|Add[placement=Placement[sources=[a b], heredocs=[],"
            + " destination=/a b, chown=a b, chmod=, link=false, excludes=[]],"
            + " keepGitDirectory=false, checksum=a b, unpack=AUTOMATIC]",
        "COPY --chown=$V --chmod=$V --exclude=$V $V x '/$V'|Copy[placement=Placement[sources=[a b,"
            + " x], heredocs=[], destination=/$V, chown=a b, chmod=a b, link=false,"
            + " excludes=[$V]], from=, parents=false]",
        "ENV $V=$V B=\"$V\" C='$V' D=$B|Env[variables=[Pair[name=a b, value=a b], Pair[name=B,"
            + " value=a b], Pair[name=C, value=$V], Pair[name=D, value=]]]",
        "ENV A x $V \"q\"|Env[variables=[Pair[name=A, value=x a b q]]]",
        "LABEL x=$V|Label[labels=[Pair[name=x, value=a b]]]",
        "ARG A=$V B=$A C|Arg[declarations=[Declaration[name=A, hasDefault=true, defaultValue=a b],"
            + " Declaration[name=B, hasDefault=true, defaultValue=], Declaration[name=C,"
            + " hasDefault=false, defaultValue=]]]",
        "EXPOSE $P 80 \"443\" 80/tcp|Expose[ports=[8000/udp, 8001/udp, 53/tcp, 80/tcp, 443/tcp]]",
        "USER $V:\"$V\"|User[user=a b:a b]",
        "WORKDIR /$V|Workdir[path=/a b]",
        "VOLUME /$V [\"x\"]|Volume[paths=[/a b, [x]]]",
        "VOLUME [\"/$V\"]|Volume[paths=[/a b]]",
        "STOPSIGNAL $S|Stopsignal[signal=SIGINT]",
        "RUN echo $V|Run[line=CommandLine[exec=false, words=[echo $V]], flags=[], heredocs=[]]",
        "CMD [\"$V\"]|Cmd[line=CommandLine[exec=true, words=[$V]]]",
        "ENTRYPOINT $V|Entrypoint[line=CommandLine[exec=false, words=[$V]]]",
        "SHELL [\"$V\"]|Shell[words=[$V]]",
        "HEALTHCHECK CMD $V|Healthcheck[test=Healthcheck{test=[CMD-SHELL, $V]}]",
        "MAINTAINER $V|Maintainer[author=$V]",
        "ONBUILD ENV A=$V|Onbuild[trigger=ENV A=$V]"
      })
  void onlyWhatBuildersExpandIsExpanded(String line, String expected) {
    assertThat(expanded(line).command()).hasToString(expected);
  }

  @Test
  void bodiesAreExpandedUnlessTheirNameIsQuoted() {
    Instruction copy = expanded("COPY <<A <<\"B\" /x/\n$V\nA\n$V\nB\n");

    assertThat(((Command.Copy) copy.command()).placement().heredocs())
        .containsExactly(
            new Command.Heredoc("A", "a b\n", false), new Command.Heredoc("B", "$V\n", false));
  }

  @Test
  void anExpandedInstructionKeepsItsTextAndPlace() {
    Instruction user = expanded("USER \\\n  $V");

    assertThat(user).hasToString("USER   $V");
    assertThat(user.original()).isEqualTo("USER \\\n  $V");
    assertThat(List.of(user.firstLine(), user.lastLine())).containsExactly(2, 3);
  }

  @Test
  void aMistakeInAVariableIsShownInItsLine() {
    assertThatThrownBy(() -> expanded("COPY a \\\n  ${NOWHERE:?where-to} \\\n /"))
        .hasMessage(
            """
            Dockerfile:3:3 NOWHERE: where-to
                ${NOWHERE:?where-to} \\
                ^ give a value for NOWHERE""");
  }

  @Test
  void whatAVariableHoldsIsCheckedToo() {
    assertThatThrownBy(() -> expanded("EXPOSE 80 $V"))
        .hasMessage(
            """
            Dockerfile:2:11 no port: a
              EXPOSE 80 $V
                        ^ write a port of 0 to 65535, for example 8080 or 8000-8010/udp""");
    assertThatThrownBy(() -> expanded("STOPSIGNAL $V"))
        .hasMessage(
            """
            Dockerfile:2:12 unknown signal a b
              STOPSIGNAL $V
                         ^ write a name such as SIGTERM, or a number""");
    assertThatThrownBy(() -> expanded("VOLUME $U"))
        .hasMessage("Dockerfile:2:8 VOLUME has a path that is empty: $U\n  VOLUME $U\n         ^");
    assertThatThrownBy(() -> expanded("COPY <<A /x\n${V:-\nA"))
        .hasMessage(
            """
            Dockerfile:2:6 in the here-document A: there is no closing }
              COPY <<A /x
                   ^ quote the name to keep the text as it is""");
  }

  private static Instruction expanded(String line) {
    Map<String, String> environment =
        new HashMap<>(Map.of("V", "a b", "P", "8000-8001/UDP 53", "S", "SIGINT"));
    Variables variables =
        Variables.global(Map.of(), Platform.LINUX_AMD64, Platform.LINUX_ARM64, "")
            .stage(environment);
    return Dockerfile.parse("FROM x\n" + line).instructions().get(1).expanded(variables);
  }
}
