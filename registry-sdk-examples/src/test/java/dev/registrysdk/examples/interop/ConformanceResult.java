package dev.registrysdk.examples.interop;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one run of the conformance suite found.
 *
 * @param counts the tests by status
 * @param apis the outcome for each API
 * @param data the outcome for each type of data
 * @param output all that the program printed, for messages
 */
record ConformanceResult(
    Map<String, Integer> counts,
    Map<String, String> apis,
    Map<String, String> data,
    String output) {
  int count(String status) {
    Integer count = counts.get(status);
    if (count == null) {
      throw new AssertionError("The suite does not tell how many are " + status + "\n" + output);
    }
    return count;
  }

  /** The APIs and types of data that did not pass, in the order of the suite. */
  List<String> without() {
    return Stream.concat(apis.entrySet().stream(), data.entrySet().stream())
        .filter(entry -> !entry.getValue().equals("Pass"))
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .toList();
  }
}
