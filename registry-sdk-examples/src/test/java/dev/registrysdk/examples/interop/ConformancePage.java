package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page about conformance, parts of which are written by tests. */
final class ConformancePage {
  private static final Path PAGE = Path.of("..", "docs", "conformance.md");
  private static final Path RENEWED = Path.of("target", "conformance.md");

  private ConformancePage() {}

  /**
   * Compares a part of the page with what was found. If they differ, the page as it has to be is
   * below {@code target}.
   *
   * @param part what the comments around it call it
   */
  static void requireSame(String part, String found) {
    String begin = "<!-- " + part + " -->\n";
    String end = "<!-- end of " + part + " -->";
    try {
      String page = Files.readString(PAGE);
      int from = page.indexOf(begin);
      int to = page.indexOf(end);
      if (from < 0 || to < from) {
        throw new AssertionError(PAGE + " has no part between " + begin.strip() + " and " + end);
      }
      String renewed = page.substring(0, from) + begin + found + page.substring(to);
      if (!renewed.equals(page)) {
        Files.createDirectories(RENEWED.getParent());
        Files.writeString(RENEWED, renewed);
        throw new AssertionError(
            "docs/conformance.md is not what was found for its "
                + part
                + ". Look at the difference, and renew it:"
                + " cp registry-sdk-examples/target/conformance.md docs/conformance.md");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
