package dev.registrysdk.oci;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How an engine finds out whether a container is healthy (Docker's addition to the OCI config). */
@Model
@Value.Immutable
public interface Healthcheck {
  /**
   * The test: {@code NONE}, or {@code CMD} or {@code CMD-SHELL} and its arguments.
   *
   * @return the words of the test
   */
  List<String> test();

  /**
   * Time between two tests.
   *
   * @return the interval
   */
  Optional<Duration> interval();

  /**
   * How long a test may take.
   *
   * @return the time-out
   */
  Optional<Duration> timeout();

  /**
   * Time in which failures do not count.
   *
   * @return the period
   */
  Optional<Duration> startPeriod();

  /**
   * Time between two tests during the start period.
   *
   * @return the interval
   */
  Optional<Duration> startInterval();

  /**
   * How many failures in a row make a container unhealthy.
   *
   * @return the number of tries
   */
  Optional<Long> retries();

  /**
   * Starts a health check.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Healthcheck}. */
  final class Builder extends ImmutableHealthcheck.Builder {
    Builder() {}
  }
}
