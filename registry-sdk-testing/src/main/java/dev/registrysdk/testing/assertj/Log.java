package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RequestPattern;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What a server has received.
 *
 * @param server what messages call the server
 * @param matching finds requests, and refuses a pattern that the server can never receive
 */
record Log(
    String server,
    Supplier<List<RecordedCall>> calls,
    Function<RequestPattern, List<RecordedCall>> matching) {
  /** What was received, as the end of a sentence about the server. */
  String received() {
    List<RecordedCall> all = calls.get();
    return all.isEmpty() ? "it received no request" : "it received:\n" + RecordedCall.list(all);
  }

  /** Some of the requests, each with its number among all and a remark. */
  static String lines(
      List<RecordedCall> all, List<RecordedCall> some, Function<RecordedCall, String> remark) {
    return Texts.lines(
        IntStream.range(0, all.size())
            .filter(i -> some.contains(all.get(i)))
            .mapToObj(i -> (i + 1) + ". " + all.get(i) + remark.apply(all.get(i)))
            .toList());
  }
}
