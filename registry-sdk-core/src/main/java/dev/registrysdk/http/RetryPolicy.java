package dev.registrysdk.http;

import dev.registrysdk.oci.Model;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * When a request is sent again: after an answer that says "later" (408, 425, 429, 500, 502, 503,
 * 504), a broken connection or a time-out, and only if its body can be written twice. The wait
 * doubles each time and is drawn at random below that limit, so that clients which failed together
 * do not come back together; a {@code Retry-After} of the server is followed instead.
 */
@Model
@Value.Immutable
public interface RetryPolicy {
  /**
   * How often one request is sent at most.
   *
   * @return 1 to never send it again
   */
  @Value.Default
  default int attempts() {
    return 5;
  }

  /**
   * How many requests one operation sends again, all its requests together: an operation of a
   * thousand requests must not become five thousand when the registry is down.
   *
   * @return not negative
   */
  @Value.Default
  default int budget() {
    return 20;
  }

  /**
   * The longest wait before the first repetition.
   *
   * @return the limit that doubles with every repetition
   */
  @Value.Default
  default Duration initialDelay() {
    return Duration.ofMillis(250);
  }

  /**
   * The longest wait before any repetition, unless the server asked for another.
   *
   * @return where the doubling ends
   */
  @Value.Default
  default Duration maxDelay() {
    return Duration.ofSeconds(8);
  }

  /**
   * The longest {@code Retry-After} that is waited for. After a longer one the request fails at
   * once, and the exception says how long to wait.
   *
   * @return the limit
   */
  @Value.Default
  default Duration maxRetryAfter() {
    return Duration.ofSeconds(60);
  }

  /**
   * The policy that suits most callers.
   *
   * @return five attempts for a request, twenty repetitions for an operation
   */
  static RetryPolicy defaults() {
    return builder().build();
  }

  /**
   * Never sends a request again.
   *
   * @return the policy
   */
  static RetryPolicy none() {
    return builder().attempts(1).budget(0).build();
  }

  /**
   * Starts a policy from the defaults.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Checks the invariants. */
  @Value.Check
  default void check() {
    if (attempts() < 1) {
      throw new IllegalArgumentException("A request is sent at least once: attempts " + attempts());
    }
    if (budget() < 0) {
      throw new IllegalArgumentException("The budget is not negative: " + budget());
    }
    if (initialDelay().isNegative() || maxDelay().compareTo(initialDelay()) < 0) {
      throw new IllegalArgumentException(
          "Delays are not negative, and the first is not the longest: initialDelay "
              + initialDelay()
              + ", maxDelay "
              + maxDelay());
    }
  }

  /** Builds a {@link RetryPolicy}. */
  final class Builder extends ImmutableRetryPolicy.Builder {
    Builder() {}
  }
}
