package dev.registrysdk.auth.iam;

import java.time.Duration;

/**
 * How long a token is used, from the moment on at which it was received.
 *
 * @param fresh when a new one is first asked for in the background
 * @param usable when it is no longer shown to anybody
 */
record Lifetime(Duration fresh, Duration usable) {
  /** A token that is not usable for this long any more may end on its way to the service. */
  static final Duration GUARD = Duration.ofSeconds(10);

  /** No IAM token lives longer; a service that says so is not believed. */
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Of a token after which there can be another. */
  static Lifetime renewable(Duration stated) {
    Duration life = stated.compareTo(LONGEST) < 0 ? stated : LONGEST;
    return new Lifetime(life.multipliedBy(4).dividedBy(5), life.minus(GUARD));
  }

  /** Of a token after which there is none. */
  static Lifetime last(Duration life) {
    return new Lifetime(life, life);
  }
}
