package dev.registrysdk.testing;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fault in the making: which of the matching requests meet it, and what happens to them.
 *
 * <p>First the count, if any: without one the fault happens to every matching request. Then one of
 * the faults; a rule has exactly one. Thread-safe; counts are exact, however many clients there
 * are.
 *
 * <p>A fault that cannot be done to a request, for example to cut a body after more bytes than it
 * has, does not count as done: the request is answered as without it, and {@link Faults#verify()}
 * tells why.
 */
public final class FaultRule {
  private final RequestPattern pattern;
  private final FaultCount count = new FaultCount();
  private final NearMisses misses = new NearMisses();
  private final Faults faults;
  private volatile @Nullable FaultAction action;

  FaultRule(RequestPattern pattern, Faults faults) {
    this.pattern = pattern;
    this.faults = faults;
  }

  /**
   * The fault happens to one request.
   *
   * @return this rule
   * @throws IllegalStateException if its count was set before
   */
  public FaultRule once() {
    return times(1);
  }

  /**
   * The fault happens to a number of requests; later ones are answered as without it.
   *
   * @param times how many requests, at least 1
   * @return this rule
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException if its count was set before
   */
  public FaultRule times(int times) {
    count.limit(atLeastOne("times", times, "leave the fault out to have none"));
    return this;
  }

  /**
   * The fault happens to every matching request, as it does unless something else is said.
   *
   * @return this rule
   * @throws IllegalStateException if its count was set before
   */
  public FaultRule always() {
    count.limit(0);
    return this;
  }

  /**
   * The fault does not happen to the first matching requests.
   *
   * @param requests how many are spared, at least 1
   * @return this rule
   * @throws IllegalArgumentException if the number is less than 1
   */
  public FaultRule after(int requests) {
    count.skip(atLeastOne("after", requests, "leave it out to begin with the first request"));
    return this;
  }

  /**
   * The fault happens to every n-th matching request only: with 3 to the third, the sixth and so
   * on, counted after those that are spared.
   *
   * @param requests the distance, at least 1
   * @return this rule
   * @throws IllegalArgumentException if the number is less than 1
   */
  public FaultRule every(int requests) {
    count.every(atLeastOne("every", requests, "every(1) is each request"));
    return this;
  }

  /**
   * The fault happens to one matching request, the n-th.
   *
   * @param request its number, from 1
   * @return this rule
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException if its count was set before
   */
  public FaultRule nth(int request) {
    count.skip(atLeastOne("nth", request, "the first request is nth(1)") - 1);
    return once();
  }

  /**
   * Answers in place of the registry, which does not see the request.
   *
   * @param status the HTTP status, 200 to 599
   * @return the answer, to be made more precise
   * @throws IllegalArgumentException if the status is not a final HTTP status
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultAnswer respond(int status) {
    return respond(Reply.status(status));
  }

  /**
   * Answers in place of the registry, which does not see the request.
   *
   * @param reply the answer
   * @return the answer, to be made more precise
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultAnswer respond(Reply reply) {
    return new FaultAnswer(set(new AnswerFault(reply)));
  }

  /**
   * Lets the registry answer, and changes what it says.
   *
   * @return the changes, none yet
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultAnswer alter() {
    return new FaultAnswer(set(new AnswerFault(null)));
  }

  /**
   * Lets the registry answer, and closes the connection within the body of the answer.
   *
   * @param bytes how many bytes of the body are sent, fewer than it has; with 0 the connection is
   *     closed before the headers
   * @return this rule
   * @throws IllegalArgumentException if the number is negative
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule cutResponseAfter(long bytes) {
    Reply.Effect effect = Reply.Effect.cutAfter(bytes);
    alter().effect("cut the response after " + bytes + " bytes", effect);
    return this;
  }

  /**
   * Lets the registry answer, sends the headers and a part of the body, and then nothing more until
   * the registry is closed.
   *
   * @param bytes how many bytes of the body are sent, fewer than it has; with 0 the headers only
   * @return this rule
   * @throws IllegalArgumentException if the number is negative
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule stallResponseAfter(long bytes) {
    Reply.Effect effect = Reply.Effect.stallAfter(bytes);
    alter().effect("stall the response after " + bytes + " bytes", effect);
    return this;
  }

  /**
   * Lets the registry answer, but nothing of the answer is sent, until the registry is closed.
   *
   * @return this rule
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule stall() {
    alter().effect("stall", Reply.Effect.STALL);
    return this;
  }

  /**
   * Lets the registry answer, and sends the body slowly.
   *
   * @param bytes how many bytes are sent at a time, at least 1
   * @param pause how long nothing is sent then; closing the registry ends it
   * @return this rule
   * @throws IllegalArgumentException if one of them is not positive
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule drip(long bytes, Duration pause) {
    Reply.Effect effect = Reply.Effect.drip(bytes, pause);
    alter().effect("drip " + bytes + " bytes every " + pause, effect);
    return this;
  }

  /**
   * Waits before the request is given to the registry.
   *
   * @param time how long; closing the registry ends it
   * @return this rule
   * @throws IllegalArgumentException if the time is not positive
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule delay(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A delay must be positive, not " + time);
    }
    set(new DelayFault(time, faults.pauses()));
    return this;
  }

  /**
   * Closes the connection while the body of the request arrives; the registry does not see the
   * request. It is decided before the body is read, so such a rule comes before all others.
   *
   * @param bytes how many bytes of the body are read, fewer than it has; with 0 the connection is
   *     closed after the headers
   * @return this rule
   * @throws IllegalArgumentException if the number is negative, if requests with this method have
   *     no body, or if a condition of the pattern looks at the body
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule cutRequestAfter(long bytes) {
    return onRequestBody("cut", bytes, false);
  }

  /**
   * Stops reading while the body of the request arrives, and leaves the connection open until the
   * registry is closed; the registry does not see the request. It is decided before the body is
   * read, so such a rule comes before all others.
   *
   * @param bytes how many bytes of the body are read, fewer than it has; with 0 none after the
   *     headers
   * @return this rule
   * @throws IllegalArgumentException if the number is negative, if requests with this method have
   *     no body, or if a condition of the pattern looks at the body
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule stallRequestAfter(long bytes) {
    return onRequestBody("stall", bytes, true);
  }

  /**
   * Answers a mount as registries do that cannot do it: 202, an upload is opened instead. Happens
   * only to requests that ask for a mount.
   *
   * @return this rule
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule declineMount() {
    set(new DeclinedMount());
    return this;
  }

  /**
   * Refuses the bearer token of the request as expired (401 with a new challenge), in this request
   * and in every later one that carries it. Happens only to requests with such a token.
   *
   * @return this rule
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule expireToken() {
    return expireTokenFromUse(1);
  }

  /**
   * Refuses each bearer token as expired (401 with a new challenge) from its n-th use on, counted
   * among the requests that match.
   *
   * @param use the number of the first use that is refused, from 1
   * @return this rule
   * @throws IllegalArgumentException if the number is less than 1
   * @throws IllegalStateException if the rule has a fault already
   */
  public FaultRule expireTokenFromUse(int use) {
    set(
        new ExpiredToken(
            atLeastOne("expireTokenFromUse", use, "1 is the first use"), faults.revoked()));
    return this;
  }

  /**
   * How often this fault has happened.
   *
   * @return the number of requests that met it
   */
  public int fired() {
    return count.fired();
  }

  @Override
  public String toString() {
    FaultAction done = action;
    return pattern
        + count.description()
        + ": "
        + (done == null ? "no fault, say what happens, such as .respond(503)" : done.description());
  }

  /** The fault, if this request meets it; otherwise the request is noted. */
  @Nullable FaultAction claim(IncomingRequest request) {
    FaultAction found = action;
    if (found == null || found instanceof RequestBodyFault) {
      return null;
    }
    return isMet(request, found) ? found : null;
  }

  /** The same for what happens while the body arrives. */
  @Nullable RequestBodyFault claimBody(IncomingRequest head) {
    return action instanceof RequestBodyFault found && isMet(head, found) ? found : null;
  }

  /** Takes back that the fault happened. */
  void missed(IncomingRequest request, String reason) {
    count.refund();
    misses.add(32, request, reason);
  }

  boolean isSatisfied() {
    return action != null && count.isSatisfied();
  }

  /** What is wrong with a rule that is not satisfied. */
  String complaint() {
    int fired = count.fired();
    return action == null
        ? toString()
        : this
            + ". It happened "
            + (fired == 0 ? "never" : fired == 1 ? "once" : fired + " times")
            + ", "
            + misses.description(fired > 0 ? "no other request was received" : faults.silence());
  }

  private boolean isMet(IncomingRequest request, FaultAction fault) {
    if (!pattern.matches(request)) {
      RequestPattern.Nearness nearness = pattern.nearness(request);
      misses.add(nearness.score(), request, nearness.reason());
      return false;
    }
    Optional<String> objection = fault.objection(request);
    boolean met = objection.isEmpty() && count.claim();
    if (!met) {
      misses.add(32, request, objection.orElse("it was not its turn"));
    }
    return met;
  }

  private FaultRule onRequestBody(String verb, long bytes, boolean stalls) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A connection breaks after 0 or more bytes, not " + bytes);
    }
    if (pattern.hasMethod("GET", "HEAD", "DELETE")) {
      throw new IllegalArgumentException(
          "A request like "
              + pattern
              + " has no body to "
              + verb
              + ": use "
              + verb
              + "ResponseAfter(…), or a pattern with put, post or patch");
    }
    if (pattern.needsBody()) {
      throw new IllegalArgumentException(
          "Where the body breaks off is decided before it is read: take bodyContains(…) out of "
              + pattern);
    }
    set(new RequestBodyFault(bytes, stalls));
    return this;
  }

  private synchronized <T extends FaultAction> T set(T fault) {
    if (action != null) {
      throw new IllegalStateException(
          "This rule has a fault already ("
              + this
              + "): for another one add a rule with faults().on(…)");
    }
    action = fault;
    return fault;
  }

  private static int atLeastOne(String method, int number, String remedy) {
    if (number < 1) {
      throw new IllegalArgumentException(
          method + "(" + number + ") makes no fault: give at least 1; " + remedy);
    }
    return number;
  }
}
