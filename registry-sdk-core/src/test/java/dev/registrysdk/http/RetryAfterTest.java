package dev.registrysdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {
  private static Optional<Duration> read(String value) {
    return RetryAfter.of(Headers.of("Retry-After", value), () -> Lab.NOW);
  }

  @Test
  void seconds() {
    assertThat(read("17")).contains(Duration.ofSeconds(17));
    assertThat(read("99999999999999999999")).contains(Duration.ofSeconds(999_999_999));
  }

  @Test
  void dates() {
    assertThat(read("Sun, 1 Mar 2026 12:01:30 GMT")).contains(Duration.ofSeconds(90));
    assertThat(read("Sun, 01 Mar 2026 11:00:00 GMT")).contains(Duration.ZERO);
  }

  @Test
  void anythingElseIsAsIfItWereNotThere() {
    assertThat(read("soon")).isEmpty();
    assertThat(read("-1")).isEmpty();
    assertThat(RetryAfter.of(Headers.of(), () -> Lab.NOW)).isEmpty();
  }
}
