package dev.registrysdk.build.dockerfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Reads tables of cases beside this class. */
final class Corpus {
  private Corpus() {}

  private static List<String> lines(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no table " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cases of a line and what is indented below it. */
  static Stream<Arguments> indented(String name) {
    List<String> inputs = new ArrayList<>();
    List<String> results = new ArrayList<>();
    for (String line : lines(name)) {
      if (line.startsWith("  ")) {
        int last = results.size() - 1;
        String before = results.get(last).isEmpty() ? "" : results.get(last) + "\n";
        results.set(last, before + line.substring(2));
      } else {
        inputs.add(line);
        results.add("");
      }
    }
    return Stream.iterate(0, i -> i < inputs.size(), i -> i + 1)
        .map(i -> Arguments.of(inputs.get(i), results.get(i)));
  }

  /** Cases of one line each, {@code input => result}. */
  static Stream<Arguments> arrows(String name) {
    return lines(name).stream()
        .filter(line -> !line.startsWith("# "))
        .map(line -> line.split(" =>", 2))
        .map(parts -> Arguments.of(parts[0], parts[1].isEmpty() ? "" : parts[1].substring(1)));
  }
}
