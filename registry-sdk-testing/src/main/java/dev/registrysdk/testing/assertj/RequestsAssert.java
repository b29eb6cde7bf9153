package dev.registrysdk.testing.assertj;

import dev.registrysdk.testing.RecordedCall;
import dev.registrysdk.testing.RequestPattern;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions about the requests that a server has received since its start, or since they were last
 * forgotten.
 *
 * <p>A {@link RequestPattern} with a path that the server can never receive is refused with an
 * {@link IllegalArgumentException}: a mistyped path must not make an assertion true.
 *
 * @param <S> the assertions themselves
 * @param <A> the server
 */
public abstract sealed class RequestsAssert<S extends RequestsAssert<S, A>, A>
    extends AbstractAssert<S, A> permits ContentAssert, IamAssert {
  private static final int LARGEST_SHOWN = 5;

  private final Log log;

  RequestsAssert(A actual, Class<S> self, Log log) {
    super(actual, self);
    this.log = log;
  }

  /**
   * At least one request was as described.
   *
   * @param pattern which request
   * @return these assertions
   * @throws AssertionError if there was none
   */
  public S received(RequestPattern pattern) {
    if (log.matching().apply(pattern).isEmpty()) {
      throw failed(
          "Expecting "
              + log.server()
              + " to have received\n  "
              + pattern
              + "\nbut "
              + log.received());
    }
    return myself;
  }

  /**
   * A certain number of requests was as described.
   *
   * @param pattern which requests
   * @param times how many
   * @return these assertions
   * @throws AssertionError if there were more or fewer
   */
  public S received(RequestPattern pattern, int times) {
    int actual = log.matching().apply(pattern).size();
    if (actual != times) {
      throw failed(
          "Expecting "
              + log.server()
              + " to have received "
              + Texts.count(times, "time")
              + "\n  "
              + pattern
              + "\nbut there "
              + (actual == 1 ? "is 1 such request" : "are " + actual + " such requests")
              + ": "
              + log.received());
    }
    return myself;
  }

  /**
   * No request was as described.
   *
   * @param pattern which requests
   * @return these assertions
   * @throws AssertionError if there was one
   */
  public S didNotReceive(RequestPattern pattern) {
    List<RecordedCall> found = log.matching().apply(pattern);
    if (!found.isEmpty()) {
      throw failed(
          "Expecting "
              + log.server()
              + " not to have received\n  "
              + pattern
              + "\nbut it did:\n"
              + lines(found));
    }
    return myself;
  }

  /**
   * Requests came in an order. Others may have come between them; each request counts once.
   *
   * @param patterns which requests, the first first
   * @return these assertions
   * @throws AssertionError if one is missing, or came before its turn
   */
  public S receivedInOrder(RequestPattern... patterns) {
    List<RecordedCall> all = log.calls().get();
    int next = 0;
    for (int i = 0; i < patterns.length; i++) {
      List<RecordedCall> found = log.matching().apply(patterns[i]);
      int at = next;
      while (at < all.size() && !found.contains(all.get(at))) {
        at++;
      }
      if (at == all.size()) {
        throw failed(
            "Expecting "
                + log.server()
                + " to have received in this order\n"
                + numbered(patterns)
                + "\nbut there is no number "
                + (i + 1)
                + (next == 0 ? "" : " after request " + next)
                + (found.isEmpty() ? "" : ", only before")
                + ": "
                + log.received());
      }
      next = at + 1;
    }
    return myself;
  }

  /**
   * Nothing else was received: every request is as one of those, and there is one of each.
   *
   * @param patterns which requests
   * @return these assertions
   * @throws AssertionError if there was another request, or none of a kind
   */
  public S receivedOnly(RequestPattern... patterns) {
    Stream.of(patterns).forEach(this::received);
    List<RecordedCall> others =
        log.calls().get().stream()
            .filter(
                call ->
                    Stream.of(patterns)
                        .noneMatch(pattern -> log.matching().apply(pattern).contains(call)))
            .toList();
    if (!others.isEmpty()) {
      throw failed(
          "Expecting "
              + log.server()
              + " to have received only\n"
              + Texts.lines(Stream.of(patterns).map(RequestPattern::toString).toList())
              + "\nbut there was also:\n"
              + lines(others));
    }
    return myself;
  }

  /**
   * There was no request at all.
   *
   * @return these assertions
   * @throws AssertionError if there was one
   */
  public S receivedNothing() {
    if (!log.calls().get().isEmpty()) {
      throw failed(
          "Expecting " + log.server() + " to have received nothing, but " + log.received());
    }
    return myself;
  }

  /**
   * The number of all requests.
   *
   * @param number how many
   * @return these assertions
   * @throws AssertionError if there were more or fewer
   */
  public S receivedRequests(int number) {
    int actual = log.calls().get().size();
    if (actual != number) {
      throw failed(
          "Expecting "
              + log.server()
              + " to have received "
              + Texts.count(number, "request")
              + ", not "
              + actual
              + ": "
              + log.received());
    }
    return myself;
  }

  /**
   * No request that called the server by a certain name had credentials: an {@code Authorization},
   * {@code Proxy-Authorization}, {@code Cookie} or {@code IAM-ApiKey} header.
   *
   * @param host the host as clients call it, with port or without: {@code localhost}, or {@code
   *     127.0.0.1:40123}
   * @return these assertions
   * @throws AssertionError if one had, or if no request called the server so
   */
  public S receivedNoCredentialsAt(String host) {
    List<RecordedCall> there = at(host);
    if (there.isEmpty()) {
      List<String> hosts =
          log.calls().get().stream().map(RecordedCall::host).distinct().sorted().toList();
      throw failed(
          "Expecting "
              + log.server()
              + " to have received requests without credentials at "
              + host
              + ", but there was none"
              + (hosts.isEmpty() ? "" : "; it was called " + String.join(", ", hosts))
              + ". If there should be none, say receivedNothingAt(\""
              + host
              + "\")");
    }
    List<RecordedCall> found =
        there.stream().filter(call -> !call.credentialHeaders().isEmpty()).toList();
    if (!found.isEmpty()) {
      throw failed(
          "Expecting "
              + log.server()
              + " to have received no credentials at "
              + host
              + ", but there were:\n"
              + Log.lines(
                  log.calls().get(),
                  found,
                  call -> " with " + String.join(", ", call.credentialHeaders())));
    }
    return myself;
  }

  /**
   * No request called the server by a certain name.
   *
   * @param host the host as clients call it, with port or without
   * @return these assertions
   * @throws AssertionError if one did
   */
  public S receivedNothingAt(String host) {
    List<RecordedCall> found = at(host);
    if (!found.isEmpty()) {
      throw failed(
          "Expecting "
              + log.server()
              + " to have received nothing at "
              + host
              + ", but it received:\n"
              + lines(found));
    }
    return myself;
  }

  /**
   * The bodies of all requests together are not larger than that.
   *
   * @param bytes the most there may be
   * @return these assertions
   * @throws AssertionError if there was more
   */
  public S receivedBytesAtMost(long bytes) {
    return atMost(bytes, "received", RecordedCall::requestBodyBytes);
  }

  /**
   * The bodies of all answers together are not larger than that.
   *
   * @param bytes the most there may be
   * @return these assertions
   * @throws AssertionError if there was more
   */
  public S sentBytesAtMost(long bytes) {
    return atMost(bytes, "sent", RecordedCall::responseBodyBytes);
  }

  /** An error with what {@code as(…)} says in front. */
  AssertionError failed(String message) {
    return failure("%s", message);
  }

  String server() {
    return log.server();
  }

  /** What was received, as the end of a sentence about the server. */
  String allReceived() {
    return log.received();
  }

  private S atMost(long bytes, String verb, ToLongFunction<RecordedCall> size) {
    List<RecordedCall> all = log.calls().get();
    long sum = all.stream().mapToLong(size).sum();
    if (sum > bytes) {
      List<RecordedCall> largest =
          all.stream()
              .sorted(Comparator.comparingLong(size).reversed())
              .limit(LARGEST_SHOWN)
              .filter(call -> size.applyAsLong(call) > 0)
              .toList();
      throw failed(
          "Expecting "
              + log.server()
              + " to have "
              + verb
              + " at most "
              + Texts.count(bytes, "byte")
              + ", not "
              + sum
              + ". The largest bodies:\n"
              + Log.lines(
                  all, largest, call -> ", " + Texts.count(size.applyAsLong(call), "byte")));
    }
    return myself;
  }

  private List<RecordedCall> at(String host) {
    return log.calls().get().stream()
        .filter(call -> call.host().equals(host) || call.host().startsWith(host + ":"))
        .toList();
  }

  private String lines(List<RecordedCall> some) {
    return Log.lines(log.calls().get(), some, call -> "");
  }

  private static String numbered(RequestPattern... patterns) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < patterns.length; i++) {
      text.append(i == 0 ? "  " : "\n  ").append(i + 1).append(". ").append(patterns[i]);
    }
    return text.toString();
  }
}
