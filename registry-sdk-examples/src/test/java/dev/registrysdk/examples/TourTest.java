package dev.registrysdk.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
  @TempDir static Path parent = Path.of("");

  private static List<String> lines = List.of();

  @BeforeAll
  static void walk() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path directory = Files.createDirectory(parent.resolve("tour"));
    Tour.walk(new PrintStream(out, true, StandardCharsets.UTF_8), directory);
    lines = out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void theTourFitsTwoScreens() {
    assertThat(lines).hasSizeLessThanOrEqualTo(60).allMatch(line -> line.length() <= 100);
  }

  @Test
  void theTourDoesEveryEverydayTask() {
    assertThat(lines.stream().filter(line -> line.startsWith("    registry.")))
        .map(line -> line.replaceAll("^    registry.([a-z]+)\\(\\).([a-z]+).*", "$1 $2"))
        .containsExactly(
            "namespaces create",
            "images pull",
            "images push",
            "images push",
            "images copy",
            "images build",
            "tags add",
            "tags list",
            "images list",
            "repositories summaries",
            "images inspect",
            "retention set",
            "quota get",
            "images delete",
            "trash list",
            "trash restore",
            "images digest");
  }

  @Test
  void pushingAgainTakesOneRequest() {
    int again = lines.indexOf(" 4. Push it again: one request finds that there is nothing to do");

    assertThat(lines.get(again + 2)).matches(" +sha256:[0-9a-f]{12} is there +1 request, 0 bytes");
  }

  @Test
  void theDigestStaysTheSameEverywhere() {
    assertThat(lines.stream().filter(line -> line.startsWith("    sha256:")))
        .map(line -> line.substring(4, 23))
        .hasSize(7)
        .containsOnly(lines.get(9).substring(4, 23));
  }

  @Test
  void whatIsDeletedCanBeRestored() {
    assertThat(String.join("\n", lines))
        .contains("[tags [1.0, stable], for 30 days]")
        .contains("back are the tags [1.0]");
  }

  @Test
  void theRefusedLoginEndsWithItsRemedy() {
    assertThat(String.join(" ", lines))
        .contains("does not accept the")
        .contains("Check the user name and the password or key for")
        .doesNotContain("expired\"")
        .doesNotContain("secret");
  }

  @Test
  void nothingIsLeftBehind() {
    assertThat(parent).isEmptyDirectory();
  }
}
