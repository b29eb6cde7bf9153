package dev.registrysdk.examples.cr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, for people. A cell without a value is a dash, under a heading. */
final class Table {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  Table(String... headings) {
    columns = headings.length;
    rows.add(List.of(headings));
  }

  /** Adds a row; a line end in a cell would break the table, so it becomes a space. */
  Table row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "A row has " + columns + " cells, not " + Arrays.toString(cells));
    }
    List<String> headings = rows.get(0);
    rows.add(
        IntStream.range(0, columns)
            .mapToObj(i -> text(cells[i], headings.get(i).isEmpty() ? "" : "-"))
            .toList());
    return this;
  }

  List<String> lines() {
    List<Integer> widths =
        IntStream.range(0, columns)
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths.get(i) - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static String text(Object cell, String otherwise) {
    String text = cell.toString().replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? otherwise : text;
  }
}
