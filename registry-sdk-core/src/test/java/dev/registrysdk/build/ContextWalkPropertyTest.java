package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** One tree with every path over three names, walked under many rules. */
class ContextWalkPropertyTest {
  private Path root = Path.of("");

  @BeforeProperty
  void makeTree() throws IOException {
    root = Files.createTempDirectory("context");
    for (String one : List.of("a", "b", "ab")) {
      for (String two : List.of("a", "b", "c.md")) {
        Path directory = Files.createDirectories(root.resolve(one).resolve(two));
        Files.writeString(directory.resolve("a"), "");
        Files.writeString(directory.resolve("b.md"), "");
      }
    }
  }

  @AfterProperty
  void removeTree() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 2_000)
  void aWalkFindsWhatBruteForceKeeps(@ForAll("ruleSets") String text) throws IOException {
    Set<String> expected = new TreeSet<>();
    try (Stream<Path> all = Files.walk(root)) {
      all.skip(1)
          .map(file -> root.relativize(file).toString())
          .filter(path -> !IgnoreOracle.ignored(text, path))
          .forEach(
              path -> {
                for (String up = path; !up.isEmpty(); up = CleanPath.parent(up)) {
                  expected.add(up); // what is kept needs its directories
                }
              });
    }

    ContextTree tree = new ContextTree(root);
    IgnoreRules rules = IgnoreRules.parse("x", text);
    List<String> found =
        new ContextWalk(tree, rules, IgnoreRules.NONE, "")
            .entries().stream().map(ContextEntry::path).toList();

    assertThat(found).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(found)).isEqualTo(expected);
    for (int i = 0; i < found.size(); i++) {
      String parent = CleanPath.parent(found.get(i));
      assertThat(parent.isEmpty() || found.subList(0, i).contains(parent)).isTrue();
    }
    List<String> excluded =
        new ContextWalk(tree, IgnoreRules.NONE, rules, "")
            .entries().stream().map(ContextEntry::path).toList();
    assertThat(excluded).isEqualTo(found);
  }

  @Provide
  Arbitrary<String> ruleSets() {
    Arbitrary<String> name = Arbitraries.of("a", "b", "ab", "c.md", "*", "?", "**", "*.md", "[ab]");
    Arbitrary<String> pattern =
        name.list().ofMinSize(1).ofMaxSize(3).map(names -> String.join("/", names));
    return pattern
        .flatMap(text -> Arbitraries.of(text, "!" + text))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(rules -> String.join("\n", rules));
  }
}
