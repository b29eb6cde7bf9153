package dev.registrysdk.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show is what was compiled and run; what they link to is there. */
class GuideTest {
  private static final Path DOCS = Path.of("").toAbsolutePath();
  private static final Path ROOT = DOCS.getParent() == null ? DOCS : DOCS.getParent();
  private static final Pattern SHOWN =
      Pattern.compile("<!-- snippet: ([a-z-]+) -->\\n```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMPILED =
      Pattern.compile("\\n *// snippet: ([a-z-]+)\\n(.*?)\\n *// end\\n", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @ParameterizedTest
  @MethodSource("documents")
  void snippetsAreThoseThatWereCompiledAndRun(Path document) throws IOException {
    Map<String, String> compiled = compiledSnippets();
    Matcher shown = SHOWN.matcher(Files.readString(document));
    while (shown.find()) {
      assertThat(shown.group(2))
          .as("snippet '%s' of %s", shown.group(1), document.getFileName())
          .isEqualTo(compiled.get(shown.group(1)));
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyJavaExampleIsACompiledSnippet(Path document) throws IOException {
    String text = Files.readString(document);
    assertThat(SHOWN.matcher(text).results().count())
        .as("java examples of %s with a snippet comment in front", document.getFileName())
        .isEqualTo(Pattern.compile("```java").matcher(text).results().count());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksLeadSomewhere(Path document) throws IOException {
    Path folder = document.getParent() == null ? ROOT : document.getParent();
    Matcher link = LINK.matcher(Files.readString(document));
    while (link.find()) {
      assertThat(folder.resolve(link.group(1))).exists();
    }
  }

  @Test
  void everySnippetIsShownSomewhere() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path document : documents().toList()) {
      all.append(Files.readString(document));
    }
    assertThat(compiledSnippets().keySet())
        .allSatisfy(name -> assertThat(all).contains("<!-- snippet: " + name + " -->"));
  }

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(DOCS)) {
      return Stream.concat(root, docs)
          .filter(path -> path.toString().endsWith(".md"))
          .filter(path -> !path.toString().contains("target"))
          .toList()
          .stream();
    }
  }

  private static Map<String, String> compiledSnippets() throws IOException {
    Map<String, String> snippets = new LinkedHashMap<>();
    for (Path source : sources()) {
      Matcher matcher = COMPILED.matcher(Files.readString(source));
      while (matcher.find()) {
        snippets.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent() + "\n");
      }
    }
    return snippets;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("src/test/java/dev/registrysdk/docs"))) {
      return files.filter(file -> file.toString().endsWith("SnippetsTest.java")).toList();
    }
  }
}
