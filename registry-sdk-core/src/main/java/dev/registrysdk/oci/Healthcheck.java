package dev.registrysdk.oci;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    Stream.of(interval(), timeout(), startPeriod(), startInterval())
        .flatMap(Optional::stream)
        .filter(
            time ->
                time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0
                    || time.compareTo(Duration.ofNanos(Long.MIN_VALUE)) < 0)
        .findFirst()
        .ifPresent(
            time -> {
              throw new OciFormatException(
                  "A time of a health check is written in nanoseconds of 64 bits, which "
                      + time
                      + " is too long for");
            });
  }

  /** Builds a {@link Healthcheck}. */
  final class Builder extends ImmutableHealthcheck.Builder {
    Builder() {}
  }
}
