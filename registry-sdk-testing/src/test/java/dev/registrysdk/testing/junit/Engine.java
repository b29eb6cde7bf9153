package dev.registrysdk.testing.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes that are not tests of this library, but those of its users. */
final class Engine {
  private Engine() {}

  static EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
  }

  static EngineExecutionResults runConcurrently(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(selectClass(tests))
        .execute();
  }

  /** Runs tests that succeed, and returns what they have reported as {@code note}. */
  static List<String> notes(Class<?> tests) {
    EngineExecutionResults results = run(tests);
    requireSuccess(results);
    return notes(results);
  }

  static List<String> notes(EngineExecutionResults results) {
    return results
        .allEvents()
        .reportingEntryPublished()
        .map(event -> event.getRequiredPayload(ReportEntry.class))
        .map(entry -> entry.getKeyValuePairs().getOrDefault("note", ""))
        .toList();
  }

  static void requireSuccess(EngineExecutionResults results) {
    List<Throwable> failures = failures(results);
    if (!failures.isEmpty()) {
      throw new AssertionError("The fixture failed", failures.get(0));
    }
    results.testEvents().assertStatistics(statistics -> statistics.failed(0).aborted(0));
  }

  /** The only failure of a run. */
  static Throwable failure(Class<?> tests) {
    List<Throwable> failures = failures(run(tests));
    if (failures.size() != 1) {
      throw new AssertionError(failures.size() + " failures, not 1: " + failures);
    }
    return failures.get(0);
  }

  static List<Throwable> failures(EngineExecutionResults results) {
    return results
        .allEvents()
        .failed()
        .map(
            event ->
                event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .toList();
  }

  /** The messages of the suppressed exceptions. */
  static List<String> suppressed(Throwable failure) {
    return Arrays.stream(failure.getSuppressed()).map(Throwable::getMessage).toList();
  }
}
