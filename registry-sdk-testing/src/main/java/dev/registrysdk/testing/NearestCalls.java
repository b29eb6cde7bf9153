package dev.registrysdk.testing;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells why a request is not in a recording, and which ones in it come nearest. */
final class NearestCalls {
  private static final int SHOWN = 3;

  private NearestCalls() {}

  static String usedUp(int times) {
    return "It was recorded "
        + (times == 1 ? "once" : times + " times")
        + " and has been answered as often; lenient() repeats the last answer";
  }

  static String reason(TapeRequest request, List<TapeCall> calls) {
    List<TapeRequest> recorded = calls.stream().map(TapeCall::request).distinct().toList();
    List<String> same =
        recorded.stream()
            .filter(other -> other.line().equals(request.line()))
            .map(NearestCalls::differences)
            .distinct()
            .toList();
    if (!same.isEmpty()) {
      return "That address was recorded with other credentials, headers or content: "
          + String.join("; ", same);
    }
    return "Nearest are "
        + recorded.stream()
            .sorted(Comparator.comparingInt(other -> -likeness(request, other)))
            .map(TapeRequest::toString)
            .distinct()
            .limit(SHOWN)
            .collect(Collectors.joining("; "));
  }

  private static String differences(TapeRequest request) {
    return request.toString().substring(request.line().length() + ", ".length());
  }

  /** What two requests have in common: the start and the end of their addresses, and the method. */
  private static int likeness(TapeRequest a, TapeRequest b) {
    String one = a.origin() + a.target();
    String other = b.origin() + b.target();
    int most = Math.min(one.length(), other.length());
    int start = 0;
    while (start < most && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    int longest = Math.max(one.length(), other.length());
    return 100 * (start + end) / longest + (a.method().equals(b.method()) ? 5 : 0);
  }
}
