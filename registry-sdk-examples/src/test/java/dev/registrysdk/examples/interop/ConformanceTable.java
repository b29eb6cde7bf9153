package dev.registrysdk.examples.interop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the runs of the conformance suite found, in Markdown. */
final class ConformanceTable {
  private static final List<String> STATUSES = List.of("Pass", "FAIL", "Error", "Skip", "Disabled");

  private final List<List<String>> runs = new ArrayList<>();
  private final Map<String, ConformanceResult> byVersion = new LinkedHashMap<>();

  void add(String version, String signIn, ConformanceResult result) {
    List<String> run = new ArrayList<>(List.of(version, signIn));
    STATUSES.forEach(status -> run.add(Integer.toString(result.count(status))));
    runs.add(run);
    byVersion.put(version, result);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("\nThe suite is `").append(ConformanceSuite.MODULE).append("` in version\n`");
    text.append(ConformanceSuite.VERSION).append("`.\n\n");
    row(text, List.of("Version", "Sign-in", "Passed", "Failed", "Errors", "Skipped", "Disabled"));
    row(text, List.of("---", "---", "---", "---", "---", "---", "---"));
    runs.forEach(run -> row(text, run));
    outcomes(text, "API", ConformanceResult::apis);
    outcomes(text, "Data", ConformanceResult::data);
    return text.append('\n').toString();
  }

  private void outcomes(
      StringBuilder text, String title, Function<ConformanceResult, Map<String, String>> part) {
    text.append('\n');
    List<String> head = new ArrayList<>(List.of(title));
    head.addAll(byVersion.keySet());
    row(text, head);
    row(text, head.stream().map(column -> "---").toList());
    Set<String> names = new LinkedHashSet<>();
    byVersion.values().forEach(result -> names.addAll(part.apply(result).keySet()));
    for (String name : names) {
      List<String> cells = new ArrayList<>(List.of(name));
      byVersion.values().forEach(result -> cells.add(part.apply(result).getOrDefault(name, "-")));
      row(text, cells);
    }
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
