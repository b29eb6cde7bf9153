package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IgnoreRulesTest {
  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = IgnoreRulesTest.class.getResourceAsStream("ignore.txt")) {
      assertThat(in).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("# "))
          .map(line -> line.split(" => ", 2))
          .flatMap(
              parts ->
                  Arrays.stream(parts[1].split(" ", -1))
                      .map(path -> Arguments.of(parts[0].replace("  ", "\n"), path)));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRuleLeavesOutWhatItShould(String rules, String path) {
    // An exclamation mark alone, or before a backslash, is the path itself.
    boolean kept = path.startsWith("!") && path.length() > 1;
    String real = (kept ? path.substring(1) : path).replace("\\n", "\n");

    assertThat(IgnoreRules.parse(".dockerignore", rules).verdict(real).ignored()).isEqualTo(!kept);
    assertThat(IgnoreOracle.ignored(rules, real)).isEqualTo(!kept);
  }

  @Test
  void commentsBlanksAndTheByteOrderMarkAreNoPatterns() {
    IgnoreRules rules =
        IgnoreRules.parse(".dockerignore", "\uFEFF# one\r\n\r\n  \t\n  a \t\r\n! b \n #c\nb/*");

    assertThat(rules.verdict("a").rule()).map(IgnoreRule::line).contains(4);
    assertThat(rules.verdict("#c").ignored()).isTrue();
    assertThat(rules.verdict("one").ignored()).isFalse();
    assertThat(rules.verdict("b/x").rule())
        .hasValueSatisfying(
            rule -> {
              assertThat(rule.line()).isEqualTo(7);
              assertThat(rule.written()).isEqualTo("b/*");
            });
    assertThat(IgnoreRules.parse("x", "\uFEFFa").verdict("a").ignored()).isTrue();
  }

  @Test
  void theDecisiveRuleIsTold() {
    IgnoreRules rules = IgnoreRules.parse(".dockerignore", "a\n!a/b\na/b/c\n");

    assertThat(rules.verdict("a/x").rule()).map(IgnoreRule::line).contains(1);
    assertThat(rules.verdict("a/b/x").rule()).map(IgnoreRule::line).contains(2);
    assertThat(rules.verdict("a/b/c/d").rule()).map(IgnoreRule::line).contains(3);
    assertThat(rules.verdict("x").rule()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "!|!|there is no pattern after the !",
        "! \t|!|there is no pattern after the !",
        "[|[|a [ has no closing ]",
        "a[b|a[b|a [ has no closing ]",
        "[^|[^|a [ has no closing ]",
        "[a-|[a-|a [ has no closing ]",
        "a\\|a\\|nothing follows the last \\",
        "[\\|[\\|nothing follows the last \\",
        "[]a]|[]a]|in [ ] the character ] needs a \\",
        "[a-]|[a-]|in [ ] the character ] needs a \\",
        "[-a]|[-a]|in [ ] the character - needs a \\",
        "[b-a]|[b-a]|a range in [ ] goes backwards",
        "!x[|!x[|a [ has no closing ]"
      })
  void malformedPatternsAreRefused(String line, String written, String reason) {
    assertThatThrownBy(() -> IgnoreRules.parse(".dockerignore", "ok\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(".dockerignore:2 the pattern " + written + " is malformed: " + reason);
  }

  @Test
  void flagsAreRulesToo() {
    IgnoreRules rules = IgnoreRules.of(List.of("*.md", "!README.md", " "));

    assertThat(rules.verdict("a.md").ignored()).isTrue();
    assertThat(rules.verdict("README.md").ignored()).isFalse();
    assertThatThrownBy(() -> IgnoreRules.of(List.of("[")))
        .hasMessage("--exclude the pattern [ is malformed: a [ has no closing ]");
  }

  @ParameterizedTest
  @CsvSource({
    "!a/b, a, true",
    "!a/b, a/b, false",
    "!a/b, b, false",
    "!a/b/c, a/b, true",
    "!a*, b, false",
    "!a/*, a, true",
    "!*/b, a, true",
    "!**/b, x/y, true",
    "!ab/*, a, false",
    "!a/[bc], a, true",
    "a/b, a, false"
  })
  void aDirectoryIsReadOnlyIfARuleMayTakeBackItsFiles(
      String rule, String directory, boolean reaches) {
    assertThat(IgnoreRules.parse("x", rule).reachInto(directory)).isEqualTo(reaches);
  }
}
