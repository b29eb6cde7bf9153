package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PathPatternPropertyTest {
  @Property(tries = 20_000)
  void whatIsIgnoredAgreesWithBruteForce(
      @ForAll("ruleSets") String text, @ForAll("paths") String path) {
    Optional<IgnoreRules> rules = rules(text);
    rules.ifPresent(
        known ->
            assertThat(known.verdict(path).ignored())
                .as("%s on %s", text, path)
                .isEqualTo(IgnoreOracle.ignored(text, path)));
  }

  @Property(tries = 20_000)
  void globsAgreeWithBruteForce(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
    if (Glob.problem(pattern).isEmpty()) {
      assertThat(Glob.compile(pattern, false).matcher(path).matches())
          .as("%s on %s", pattern, path)
          .isEqualTo(IgnoreOracle.matches(pattern, path, false));
    }
  }

  @Property
  void anyPatternIsCompiledOrRefused(@ForAll String pattern, @ForAll String path) {
    rules(pattern).ifPresent(known -> known.verdict(path));
    assertThat(Glob.isPattern(pattern)).isEqualTo(wild(pattern));
  }

  private static boolean wild(String pattern) {
    String unescaped = pattern.replaceAll("(?s)\\\\.", "");
    return unescaped.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  @Property(tries = 5_000)
  void whatIsTakenBackBelowADirectoryIsReached(
      @ForAll("ruleSets") String text, @ForAll("paths") String path) {
    int slash = path.lastIndexOf('/');
    Optional<IgnoreRules> rules = rules(text);
    if (rules.isPresent() && slash > 0 && !rules.get().verdict(path).ignored()) {
      String directory = path.substring(0, slash);
      assertThat(!rules.get().verdict(directory).ignored() || rules.get().reachInto(directory))
          .as("%s on %s", text, path)
          .isTrue();
    }
  }

  @Property
  void cleanPathsAreThoseOfTheFileSystem(@ForAll("unclean") String path) {
    String inside = CleanPath.inside(path);

    assertThat("/" + inside).isEqualTo(Path.of("/" + path).normalize().toString());
    assertThat(CleanPath.of(CleanPath.of(path))).isEqualTo(CleanPath.of(path));
  }

  private static Optional<IgnoreRules> rules(String text) {
    try {
      return Optional.of(IgnoreRules.parse("x", text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> ruleSets() {
    return patterns()
        .flatMap(pattern -> Arbitraries.of(pattern, pattern, "!" + pattern))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(list -> String.join("\n", list));
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
            "a", "b", "c", "/", "/", "*", "**", "**/", "?", "[ab]", "[^a]", "[a-c]", "[", "]", "\\",
            "\\a", ".", "$", "+", "(", "ä", "a/b")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "c", "ab", "abc", "ä", ".a", "a.", "a$", "b+", "😀")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(list -> String.join("/", list));
  }

  @Provide
  Arbitrary<String> unclean() {
    List<String> parts = List.of("a", "..", ".", "/", "/", "b", "a.b", "...");
    return Arbitraries.of(parts).list().ofMaxSize(8).map(list -> String.join("", list));
  }
}
