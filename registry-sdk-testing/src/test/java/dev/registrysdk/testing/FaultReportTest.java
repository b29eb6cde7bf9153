package dev.registrysdk.testing;

import static dev.registrysdk.testing.Client.bytes;
import static dev.registrysdk.testing.RequestPattern.any;
import static dev.registrysdk.testing.RequestPattern.anyRequest;
import static dev.registrysdk.testing.RequestPattern.get;
import static dev.registrysdk.testing.RequestPattern.patch;
import static dev.registrysdk.testing.RequestPattern.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of faults that did not happen, and of those that are no use. */
final class FaultReportTest {
  private final InMemoryRegistry registry = InMemoryRegistry.start();
  private final Client client = new Client(registry);
  private final Faults faults = registry.faults();

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void faultThatNeverHappenedIsReportedWithWhatCameInstead() {
    faults.on(put("/v2/*/manifests/*")).times(2).respond(503);

    client.get("/v2/");
    client.get("/v2/acme/web/manifests/1");
    client.get("/v2/_catalog");
    client.get("/v2/acme/web/blobs/x");
    client.send("PUT", "/v2/acme/web/blobs/x", bytes(""));

    assertThatThrownBy(faults::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            A fault did not happen as often as asked:
            - PUT /v2/*/manifests/*, 2 times: respond 503. It happened never, received instead
                GET /v2/acme/web/manifests/1: its method is GET
                PUT /v2/acme/web/blobs/x: its path is another
                GET /v2/: its path is another\
            """);
  }

  @Test
  void faultThatHappenedTooSeldomIsReported() {
    faults.on(get("/v2/")).times(3).respond(503).retryAfter(Duration.ZERO);

    client.get("/v2/");
    client.get("/v2/");

    assertThatThrownBy(faults::verify)
        .hasMessage(
            """
            A fault did not happen as often as asked:
            - GET /v2/, 3 times: respond 503, Retry-After 0. It happened 2 times, no other \
            request was received\
            """);
  }

  @Test
  void faultThatNobodyHasComeToIsReported() {
    faults.on(put("/v2/*/manifests/*")).respond(503);

    assertThatThrownBy(faults::verify)
        .hasMessage(
            """
            A fault did not happen as often as asked:
            - PUT /v2/*/manifests/*: respond 503. It happened never, no request was received\
            """);
  }

  @Test
  void faultBehindAnotherIsReported() {
    faults.on(get("/v2/")).respond(503);
    faults.on(get("/v2/")).once().respond(500);

    client.get("/v2/");

    assertThatThrownBy(faults::verify)
        .hasMessage(
            """
            A fault did not happen as often as asked:
            - GET /v2/, once: respond 500. It happened never, no request was left for it: there \
            was none after it was added, or other faults came first\
            """);
  }

  @Test
  void severalFaultsAreReportedTogether() {
    faults.on(get("/v2/")).after(1).every(3).times(2).respond(503);
    faults.on(get("/v2/")).nth(11).alter().gzip().flipByte(3);
    faults.on(get("/v2/_catalog").parameter("n", "1")).always().stall();

    client.get("/v2/_catalog?n=2");
    client.get("/v2/");

    assertThatThrownBy(faults::verify)
        .hasMessage(
            """
            3 faults did not happen as often as asked:
            - GET /v2/, after the first 1, every 3rd time, 2 times: respond 503. It happened \
            never, received instead
                GET /v2/: it was not its turn
                GET /v2/_catalog?n=2: its path is another
            - GET /v2/, the 11th time: gzip, byte 3 flipped. It happened never, received instead
                GET /v2/: it was not its turn
                GET /v2/_catalog?n=2: its path is another
            - GET /v2/_catalog with parameter n=1: stall. It happened never, received instead
                GET /v2/_catalog?n=2: it is not one with parameter n=1
                GET /v2/: its path is another\
            """);
  }

  @Test
  void ruleWithoutAFaultIsReported() {
    faults.on(get("/v2/")).once();

    assertThatThrownBy(faults::verify)
        .hasMessage(
            """
            A fault did not happen as often as asked:
            - GET /v2/, once: no fault, say what happens, such as .respond(503)\
            """);
  }

  @Test
  void faultsThatHappenedAreNotReported() {
    faults.on(get("/v2/")).times(2).respond(503);
    faults.on(get("/v2/")).respond(502);

    client.get("/v2/");
    client.get("/v2/");
    client.get("/v2/");
    registry.close();

    faults.verify();
    assertThat(faults.untriggered()).isEmpty();
  }

  @Test
  void credentialsAreNotReported() {
    faults.on(get("/v2/").header("Authorization", "Basic c2VjcmV0")).once().respond(503);

    client.get("/v2/", "Authorization", "Basic b3RoZXI=");

    assertThat(faults.untriggered().toString())
        .doesNotContain("c2VjcmV0")
        .doesNotContain("b3RoZXI");
  }

  @Test
  void countsAreAtLeastOne() {
    assertRefused(
        () -> faults.on(anyRequest()).times(0),
        "times(0) makes no fault: give at least 1; leave the fault out to have none");
    assertRefused(
        () -> faults.on(anyRequest()).after(0),
        "after(0) makes no fault: give at least 1; leave it out to begin with the first request");
    assertRefused(
        () -> faults.on(anyRequest()).every(-1),
        "every(-1) makes no fault: give at least 1; every(1) is each request");
    assertRefused(
        () -> faults.on(anyRequest()).nth(0),
        "nth(0) makes no fault: give at least 1; the first request is nth(1)");
    assertRefused(
        () -> faults.on(anyRequest()).expireTokenFromUse(0),
        "expireTokenFromUse(0) makes no fault: give at least 1; 1 is the first use");
  }

  @Test
  void aRuleHasOneCount() {
    assertThatThrownBy(() -> faults.on(anyRequest()).once().times(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "This fault's count is set already: say once(), times(n), nth(n) or always(), and only"
                + " one of them");
  }

  @Test
  void aRuleBeginsAndStepsOnce() {
    assertThatThrownBy(() -> faults.on(anyRequest()).nth(3).after(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This fault has after(n) or nth(n) already: say it once");
    assertThatThrownBy(() -> faults.on(anyRequest()).every(3).every(2))
        .hasMessage("This fault has every(n) already: say it once");
  }

  @Test
  void aRuleHasOneFault() {
    FaultRule rule = faults.on(get("/v2/")).once();
    rule.respond(503);

    assertThatThrownBy(() -> rule.cutResponseAfter(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "This rule has a fault already (GET /v2/, once: respond 503): for another one add a"
                + " rule with faults().on(…)");
  }

  @Test
  void anAnswerHasOneFaultOfTheConnection() {
    FaultAnswer answer = faults.on(get("/v2/")).alter().contentLength(5);

    assertThatThrownBy(answer::withoutContentLength)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This answer has a fault of the connection already (Content-Length 5)");
  }

  @Test
  void placesAndLengthsAreNotNegative() {
    assertRefused(
        () -> faults.on(anyRequest()).cutResponseAfter(-1),
        "A connection breaks after 0 or more bytes, not -1");
    assertRefused(
        () -> faults.on(anyRequest()).stallResponseAfter(-1),
        "A connection breaks after 0 or more bytes, not -1");
    assertRefused(
        () -> faults.on(put("/v2/**")).cutRequestAfter(-1),
        "A connection breaks after 0 or more bytes, not -1");
    assertRefused(
        () -> faults.on(anyRequest()).drip(0, Duration.ofMillis(1)),
        "A body drips by at least 1 byte at a time, not 0");
    assertRefused(
        () -> faults.on(anyRequest()).delay(Duration.ZERO), "A delay must be positive, not PT0S");
    FaultAnswer answer = faults.on(anyRequest()).alter();
    assertRefused(() -> answer.flipByte(-1), "A place in a body is 0 or more, not -1");
    assertRefused(() -> answer.shortenBody(-1), "A place in a body is 0 or more, not -1");
    assertRefused(() -> answer.contentLength(-1), "A Content-Length is 0 or more, not -1");
    assertRefused(() -> answer.longText(0), "A text has at least 1 byte, not 0");
    assertRefused(
        () -> answer.retryAfter(Duration.ofSeconds(-1)),
        "Retry-After cannot be negative, as PT-1S is");
    assertRefused(
        () -> answer.replaceBytes(1, new byte[0]), "To replace 0 bytes changes nothing: give some");
    assertRefused(() -> answer.status(99), "Not a final HTTP status: 99, use 200 to 599");
    assertRefused(
        () -> faults.on(anyRequest()).respond(600), "Not a final HTTP status: 600, use 200 to 599");
  }

  @Test
  void refusedFaultLeavesTheRuleAsItWas() {
    FaultRule rule = faults.on(anyRequest());
    assertRefused(
        () -> rule.cutResponseAfter(-1), "A connection breaks after 0 or more bytes, not -1");

    rule.cutResponseAfter(1);

    assertThat(rule).hasToString("any request: cut the response after 1 bytes");
  }

  @Test
  void requestsWithoutABodyCannotBreakInIt() {
    assertRefused(
        () -> faults.on(get("/v2/*/blobs/*")).cutRequestAfter(1),
        "A request like GET /v2/*/blobs/* has no body to cut: use cutResponseAfter(…), or a"
            + " pattern with put, post or patch");
    assertRefused(
        () -> faults.on(RequestPattern.delete("/v2/*/blobs/*")).stallRequestAfter(1),
        "A request like DELETE /v2/*/blobs/* has no body to stall: use stallResponseAfter(…), or"
            + " a pattern with put, post or patch");
  }

  @Test
  void whereABodyBreaksCannotDependOnIt() {
    assertRefused(
        () -> faults.on(patch("/v2/**").bodyContains("x")).cutRequestAfter(1),
        "Where the body breaks off is decided before it is read: take bodyContains(…) out of"
            + " PATCH /v2/** whose body contains \"x\"");
  }

  @Test
  void failingConditionBecomesAnAnswerThatNamesIt() {
    faults
        .on(
            any("/v2/")
                .matching(
                    "that fails",
                    request -> {
                      throw new IllegalStateException("oops");
                    }))
        .respond(503);

    assertThat(Client.text(client.get("/v2/"))).contains("java.lang.IllegalStateException: oops");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
