package dev.registrysdk.icr.va;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanWaitTest {
  private static final String NOT_SCANNED =
      "{\"code\":\"BXNVA0009E\",\"message\":\"Not scanned yet\",\"request-id\":\"r1\"}";

  private final VaLab lab = new VaLab();
  private final List<Duration> pauses = new ArrayList<>();
  private long nanos = -17;

  @AfterEach
  void close() {
    lab.close();
  }

  /** Time that passes only while someone sleeps. */
  private Patience patience() {
    return new Patience(
        () -> nanos,
        time -> {
          pauses.add(time);
          nanos += time.toNanos();
        });
  }

  private ScanSummary await(Duration timeout) {
    return lab.advisor(patience()).awaitScan(lab.image("birds/a:1"), timeout);
  }

  @Test
  void waitsUntilThereIsAVerdict() {
    lab.answer(404, NOT_SCANNED)
        .answer(404, "{}")
        .answer(400, NOT_SCANNED)
        .answer(200, "{\"status\":\"UNSCANNED\"}")
        .answer(200, "{\"status\":\"INCOMPLETE\"}")
        .answer(200, "{\"status\":\"FAIL\",\"issue_count\":3}");

    assertThat(await(Duration.ofMinutes(1)))
        .isEqualTo(ScanSummary.builder().status(ScanStatus.FAIL).issueCount(3).build());
    assertThat(pauses).hasSize(5).containsOnly(Duration.ofSeconds(5));
    assertThat(lab.requests)
        .allMatch(
            request ->
                request
                    .getTarget()
                    .equals("/va/api/v4/report/image/status/" + lab.host() + "%2Fbirds%2Fa:1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OK", "WARN", "FAIL", "UNSUPPORTED", "NEW_ONE"})
  void everyOtherStatusIsAVerdict(String status) {
    lab.answer(200, "{\"status\":\"" + status + "\"}");

    assertThat(await(Duration.ZERO).status()).hasToString(status);
    assertThat(pauses).isEmpty();
  }

  @Test
  void theLastPauseEndsWithTheTime() {
    for (int i = 0; i < 4; i++) {
      lab.answer(200, "{\"status\":\"UNSCANNED\"}");
    }

    assertThatThrownBy(() -> await(Duration.ofSeconds(12)))
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "The scan of %1$s/birds/a:1 did not end within 12 s: the status is UNSCANNED. Try"
                + " again; if it happens again, raise the time-outs or check %1$s",
            lab.host());
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  @Test
  void theIntervalCanBeChanged() {
    lab.answer(200, "{\"status\":\"UNSCANNED\"}").answer(200, "{\"status\":\"OK\"}");

    lab.advisor(patience())
        .awaitScan(r -> r.image(lab.image("birds/a:1")).interval(Duration.ofSeconds(30)));

    assertThat(pauses).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void aScanThatDoesNotStartInTimeSaysSo() {
    lab.answer(404, NOT_SCANNED);

    assertThatThrownBy(() -> await(Duration.ZERO))
        .isInstanceOf(TransportException.class)
        .hasCauseInstanceOf(NotFoundException.class)
        .hasMessage(
            "The scan of %s/birds/a:1 did not end within 0 s: BXNVA0009E: Not scanned yet. Wait"
                + " some minutes, for example with vulnerabilities().awaitScan(…); only images"
                + " with a tag are scanned (request id r1)",
            lab.host());
  }

  @Test
  void aShortTimeIsToldAsItIs() {
    lab.answer(200, "{\"status\":\"UNSCANNED\"}").answer(200, "{\"status\":\"UNSCANNED\"}");

    assertThatThrownBy(() -> await(Duration.ofMillis(300)))
        .isInstanceOf(TransportException.class)
        .hasMessage(
            "The scan of %1$s/birds/a:1 did not end within 300 ms: the status is UNSCANNED. Try"
                + " again; if it happens again, raise the time-outs or check %1$s",
            lab.host());
  }

  @Test
  void anImageThatDoesNotAppearInTimeIsNotFound() {
    lab.answer(200, "{\"status\":\"UNSCANNED\"}");
    for (int i = 0; i < 12; i++) {
      lab.answer(404, "");
    }

    assertThatThrownBy(() -> await(Duration.ofMinutes(1)))
        .isInstanceOf(NotFoundException.class)
        .hasMessage(
            "The scan of %s/birds/a:1 did not end within 1 min: the registry answered 404. Check"
                + " the repository, and the tag or digest; list the tags to see what is there",
            lab.host());
  }

  @Test
  void aRefusalEndsTheWait() {
    lab.answer(404, NOT_SCANNED).answer(403, "{\"code\":\"CRG0020E\",\"message\":\"No\"}");

    assertThatThrownBy(() -> await(Duration.ofMinutes(1))).isInstanceOf(DeniedException.class);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void anInterruptEndsTheWait() {
    lab.answer(200, "{\"status\":\"INCOMPLETE\"}");
    Patience interrupted =
        new Patience(
            () -> nanos,
            time -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(
            () -> lab.advisor(interrupted).awaitScan(lab.image("birds/a:1"), Duration.ofMinutes(1)))
        .isInstanceOf(CancelledException.class)
        .hasMessage(
            "Could not wait for the scan of %s/birds/a:1: the thread was interrupted; the status is"
                + " INCOMPLETE. Nothing half-written was left behind",
            lab.host());
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aTimeoutIsNotNegative() {
    assertThatThrownBy(() -> await(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A timeout is not negative, and an interval is longer than nothing: timeout PT-1S,"
                + " interval PT5S");
  }
}
