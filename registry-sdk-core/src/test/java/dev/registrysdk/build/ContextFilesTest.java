package dev.registrysdk.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RejectedException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextFilesTest {
  @TempDir Path scratch;
  private Path root = Path.of("");

  @BeforeEach
  void makeContext() throws IOException {
    root = Files.createDirectory(scratch.resolve("ctx"));
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt:a.txt",
    "/a.txt, a.txt:a.txt",
    "./a.txt, a.txt:a.txt",
    "../../a.txt, a.txt:a.txt",
    "d/../a.txt, a.txt:a.txt",
    "d, d:d",
    "d/, d:d",
    ".,  :",
    "/,  :",
    "*.txt, a.txt:a.txt b.txt:b.txt",
    "*, .hid:.hid a.txt:a.txt b.txt:b.txt d:d",
    "?.txt, a.txt:a.txt b.txt:b.txt",
    "[^a].txt, b.txt:b.txt",
    "d/*/x, d/e/x:d/e/x d/f/x:d/f/x",
    "d/*, d/e:d/e d/f:d/f",
    "*/e, d/e:d/e",
    "d/e/?, d/e/x:d/e/x",
    "**, .hid:.hid a.txt:a.txt b.txt:b.txt d:d"
  })
  void sourcesArePathsAndPatterns(String source, String expected) throws IOException {
    files("a.txt", "b.txt", ".hid", "d/e/x", "d/f/x");

    assertThat(found(source, false)).isEqualTo(expected == null ? ":" : expected);
  }

  @ParameterizedTest
  @CsvSource({
    "**/x, d/e/x:d/e/x: d/f/x:d/f/x:",
    "d/**/x, d/e/x:d/e/x: d/f/x:d/f/x:",
    "./d/./e/x, d/e/x:d/e/x:d",
    "d/e/./x, d/e/x:d/e/x:d/e",
    "d/./*, d/e:d/e:d d/f:d/f:d"
  })
  void parentsKnowDeepPatternsAndAPivot(String source, String expected) throws IOException {
    files("a.txt", "d/e/x", "d/f/x");

    assertThat(found(source, true)).isEqualTo(expected);
  }

  @Test
  void filesAreListedInTheOrderOfTheirNames() throws IOException {
    files("b", "a/z", "a/b/c", "a-b", "\uD83D\uDE00", "\uFFEE", "Z");

    assertThat(below(""))
        .containsExactly("Z", "a", "a/b", "a/b/c", "a/z", "a-b", "b", "\uFFEE", "\uD83D\uDE00");
    assertThat(below("a")).containsExactly("a/b", "a/b/c", "a/z");
  }

  @Test
  void attributesAreThoseOfTheFile() throws IOException {
    Path file = file("run.sh", "12345");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));

    assertThat(context().visible("run.sh"))
        .contains(
            new ContextEntry(
                "run.sh",
                file,
                ContextEntry.Kind.FILE,
                5,
                0750,
                Instant.parse("2024-05-06T07:08:09Z"),
                ""));
  }

  @Test
  void linksInADirectoryStayLinks() throws IOException {
    files("d/a");
    link("d/l", "../../outside");
    link("d/dir", "/nowhere");

    assertThat(context().below(context().visible("d").orElseThrow()))
        .extracting(entry -> entry.path() + " " + entry.kind() + " " + entry.target())
        .containsExactly("d/a FILE ", "d/dir LINK /nowhere", "d/l LINK ../../outside");
  }

  @ParameterizedTest
  @CsvSource({
    "link, link:real/a",
    "dir, dir:real",
    "dir/a, dir/a:real/a",
    "dir/*, dir/a:real/a",
    "absolute, absolute:real/a",
    "escaping, escaping:real/a",
    "twice/a, twice/a:real/a",
    "l?nk, link:real/a"
  })
  void sourcesThatAreLinksAreFollowedInsideTheContext(String source, String expected)
      throws IOException {
    Files.createDirectory(scratch.resolve("real"));
    Files.writeString(scratch.resolve("real/a"), "outside");
    files("real/a");
    link("link", "real/a");
    link("dir", "real");
    link("absolute", "/real/a");
    link("escaping", "../../../real/a");
    link("twice", "dir/.");

    assertThat(found(source, false)).isEqualTo(expected);
  }

  @Test
  void specialCharactersAreEscapedByBrackets() throws IOException {
    files("a[0].txt", "a0.txt", "b*/x", "bb/x");

    assertThat(found("a[[]0].txt", false)).isEqualTo("a[0].txt:a[0].txt");
    assertThat(found("b[*]/x", false)).isEqualTo("b*/x:b*/x");
    assertThat(found("a[0].txt", false)).isEqualTo("a0.txt:a0.txt");
  }

  @Test
  void patternsDoNotGoIntoDirectoriesByLinks() throws IOException {
    files("real/a");
    link("dir", "real");

    assertThat(found("*/a", false)).isEqualTo("real/a:real/a");
  }

  @Test
  void ignoredFilesAreNotThere() throws IOException {
    files("a", "b/c", "b/d", "e/f", "e/g/h");
    file(".dockerignore", "b\n!b/d\ne\n");

    assertThat(below("")).containsExactly(".dockerignore", "a", "b", "b/d");
    assertThat(below("b")).containsExactly("b/d");
    assertThat(found("*", false)).isEqualTo(".dockerignore:.dockerignore a:a b:b");
    assertThat(found("b/*", false)).isEqualTo("b/d:b/d");
  }

  @Test
  void excludesAreRelativeToTheSource() throws IOException {
    files("d/a.md", "d/e/a.md", "d/e/b", "d/README.md", "a.md");
    ContextFiles files = context();
    IgnoreRules excludes = IgnoreRules.of(List.of("**/*.md", "!README.md"));

    assertThat(files.below(files.visible("d").orElseThrow(), excludes))
        .extracting(ContextEntry::path)
        .containsExactly("d/README.md", "d/e", "d/e/b");
  }

  @Test
  void socketsAreSkipped() throws IOException {
    files("a");
    Path directory = Files.createTempDirectory("s"); // the path of a socket has to be short
    Path path = directory.resolve("s");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(path));
      ContextFiles files = ContextFiles.of(BuildContext.at(directory));

      assertThat(files.below(files.visible("").orElseThrow())).isEmpty();
    } finally {
      Files.deleteIfExists(path);
      Files.delete(directory);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "src/mian.go|perhaps src/main.go is meant",
        "scr/main.go|perhaps src is meant",
        "app.jar|perhaps target/app.jar is meant",
        "nothing|it has no nothing",
        "src/nothing|src has no nothing",
        "src/main.go/x|src/main.go is not a directory",
        "hidden.log|line 2 of .dockerignore, *.log, leaves it out",
        "tmp/a|line 3 of .dockerignore, tmp, leaves tmp out",
        "tmp|line 3 of .dockerignore, tmp, leaves it out",
        "*.log|hidden.log would match, but line 2 of .dockerignore, *.log, leaves it out",
        "*.exe|no file matches",
        "a[0]*|it is a pattern, and there is a file of that very name; to name it, write a[[]0][*]",
        "dangling|dangling is a link to /nowhere/x, which does not lead to a file in the build"
            + " context",
        "circle|circle is a link to circle, which does not lead to a file in the build context",
        "hides|hides is a link to hidden.log, line 2 of .dockerignore, *.log, leaves that out",
        "sources/mian.go|perhaps sources/main.go is meant"
      })
  void aMissingSourceIsExplained(String source, String reason) throws IOException {
    files("src/main.go", "target/app.jar", "hidden.log", "tmp/a", "a[0]*");
    file(".dockerignore", "# logs\n*.log\ntmp\n");
    link("dangling", "/nowhere/x");
    link("circle", "circle");
    link("hides", "hidden.log");
    link("sources", "src");

    assertThatThrownBy(() -> context().find(source, false))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "Could not find "
                + source
                + " in the build context "
                + root
                + ": "
                + reason
                + ". "
                + (reason.endsWith(" out")
                    ? "Remove that line, or add one below it that takes the file back: an"
                        + " exclamation mark, then the path"
                    : "Check the path and its permissions"));
  }

  @Test
  void anIgnoredDirectoryWithNothingTakenBackIsMissing() throws IOException {
    files("a/b");
    file(".dockerignore", "a\n!a/*.md\n");

    assertThatThrownBy(() -> context().find("a", false))
        .message()
        .contains("line 1 of .dockerignore, a, leaves it out");
    files("a/c.md");
    assertThat(found("a", false)).isEqualTo("a:a");
  }

  @Test
  void aMalformedPatternIsRefused() {
    assertThatThrownBy(() -> context().find("a[", false))
        .isInstanceOf(RejectedException.class)
        .hasMessage(
            "Could not look for a[: the pattern is malformed: a [ has no closing ]."
                + " Check the path and its permissions");
  }

  @Test
  void aContextThatIsNoDirectoryIsTold() {
    ContextFiles files = ContextFiles.of(BuildContext.at(root.resolve("none")));

    assertThatThrownBy(() -> files.find("a", false))
        .hasMessage(
            "Could not find a in the build context "
                + root.resolve("none")
                + ": the build context is not a directory. Check the path and its permissions");
    assertThatThrownBy(() -> files.find("*", false))
        .isInstanceOf(NotFoundException.class)
        .message()
        .contains("the build context is not a directory");
  }

  private ContextFiles context() {
    return ContextFiles.of(BuildContext.at(root));
  }

  private String found(String source, boolean parents) {
    Stream<String> found =
        context().find(source, parents).stream()
            .map(
                match ->
                    match.path()
                        + ":"
                        + match.entry().path()
                        + (parents ? ":" + match.dropped() : ""));
    return String.join(" ", found.toList());
  }

  private List<String> below(String directory) {
    ContextFiles files = context();
    return files.below(files.visible(directory).orElseThrow()).stream()
        .map(ContextEntry::path)
        .toList();
  }

  private void files(String... paths) throws IOException {
    for (String path : paths) {
      file(path, path);
    }
  }

  private Path file(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void link(String path, String target) throws IOException {
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
  }
}
