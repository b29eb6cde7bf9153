package dev.registrysdk.testing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The failures that a server is to show, by rule and count.
 *
 * <pre>
 * registry.faults().on(put("/v2/*&#47;manifests/*")).times(2)
 *     .respond(503).retryAfter(Duration.ofSeconds(1));
 * registry.faults().on(get("/v2/*&#47;blobs/*")).once().cutResponseAfter(1000);
 * registry.faults().on(anyRequest()).after(3).respond(429);
 * …
 * registry.faults().verify();
 * </pre>
 *
 * <p>A request meets at most one fault: that of the first rule, in the order in which they were
 * added, that matches it and whose turn it is. Later rules do not count it; so rules for the same
 * requests make a script. Only {@link FaultRule#cutRequestAfter} and {@link
 * FaultRule#stallRequestAfter} are asked before all others, since they decide before the body of
 * the request is read.
 *
 * <p>Faults stand between the client and the {@linkplain Interceptor interceptors}: what a fault
 * answers in place of the registry, no interceptor sees; what it alters, the interceptors have
 * answered. Every request is recorded as the client sent it, with the answer that the client got.
 *
 * <p>Over HTTP/2, where a connection carries many requests, breaking it breaks them all.
 *
 * <p>Thread-safe.
 */
public final class Faults {
  private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();
  private final AtomicLong received = new AtomicLong();
  private final Handshakes handshakes = new Handshakes();
  private final Pauses pauses;
  private final Nature nature;

  /**
   * What kind of server it is.
   *
   * @param paths refuses a path that the server does not have
   * @param secure whether it speaks TLS
   */
  record Nature(Consumer<RequestPath> paths, boolean secure, Runnable requireOpen) {}

  Faults(Nature nature, Pauses pauses) {
    this.nature = nature;
    this.pauses = pauses;
  }

  /**
   * Adds a rule. It does nothing until it has got a fault.
   *
   * @param pattern which requests are meant
   * @return the rule, to be told how often and what
   * @throws IllegalArgumentException if the server can never receive such a request
   * @throws IllegalStateException if the server is closed
   */
  public FaultRule on(RequestPattern pattern) {
    nature.requireOpen().run();
    requirePossible(pattern);
    FaultRule rule = new FaultRule(pattern, this);
    rules.add(rule);
    return rule;
  }

  /**
   * Lets the TLS handshakes of the next connections fail, after those for which that was asked
   * before.
   *
   * @param connections how many, at least 1
   * @param fault how they fail
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException if the server speaks plain HTTP, or is closed
   */
  public void failHandshakes(int connections, HandshakeFault fault) {
    nature.requireOpen().run();
    if (!nature.secure()) {
      throw new IllegalStateException(
          "This server speaks plain HTTP, so there is no TLS handshake to fail: start it with"
              + " https(…)");
    }
    if (connections < 1) {
      throw new IllegalArgumentException(
          "failHandshakes(" + connections + ", …) makes no fault: give at least 1");
    }
    handshakes.add(connections, fault);
  }

  /**
   * The rules that did not do what they were made for: those that never happened, those that
   * happened fewer times than they should, and those that were not told what to do.
   *
   * @return each in words with the requests that came closest, empty if all is well
   */
  public List<String> untriggered() {
    return Stream.concat(
            rules.stream().filter(rule -> !rule.isSatisfied()).map(FaultRule::complaint),
            handshakes.untriggered().stream())
        .toList();
  }

  /**
   * Checks that every fault happened as often as it should: a fault that did not happen proves
   * nothing. Call it at the end of a test, as the JUnit extension does. It works after the server
   * was closed, too.
   *
   * @throws AssertionError if one did not; its message is made of {@link #untriggered()}
   */
  public void verify() {
    List<String> missing = untriggered();
    if (!missing.isEmpty()) {
      throw new AssertionError(
          (missing.size() == 1 ? "A fault" : missing.size() + " faults")
              + " did not happen as often as asked:"
              + missing.stream().map(text -> "\n- " + text).collect(Collectors.joining()));
    }
  }

  /** Takes all rules away, and forgets which tokens have expired. */
  public void clear() {
    rules.clear();
    revoked.clear();
    handshakes.clear();
    received.set(0);
  }

  @Override
  public String toString() {
    return "Faults " + rules;
  }

  /** Refuses a pattern for requests that this server can never receive. */
  void requirePossible(RequestPattern pattern) {
    nature.paths().accept(pattern.path());
  }

  /** Why nothing has come to a rule. */
  String silence() {
    return received.get() == 0 && rules.stream().allMatch(rule -> rule.fired() == 0)
        ? "no request was received"
        : "no request was left for it: there was none after it was added, or other faults came"
            + " first";
  }

  /** Runs a request through the rules. */
  Reply answer(FaultCall call) throws InterruptedException {
    received.incrementAndGet();
    IncomingRequest request = call.request();
    if (ExpiredToken.tokenOf(request).filter(revoked::contains).isPresent()) {
      return ExpiredToken.refusal(call);
    }
    for (FaultRule rule : rules) {
      @Nullable FaultAction fault = rule.claim(request);
      if (fault != null) {
        return fault.answer(call, reason -> rule.missed(request, reason));
      }
    }
    return call.proceed();
  }

  /** What is to happen while the bodies of requests arrive. */
  RequestReading reading() {
    return new FaultyReading(rules, pauses);
  }

  /** What is to happen in the handshake of a connection. */
  Optional<HandshakeFault> nextHandshake() {
    return handshakes.next();
  }

  Pauses pauses() {
    return pauses;
  }

  Set<String> revoked() {
    return revoked;
  }
}
