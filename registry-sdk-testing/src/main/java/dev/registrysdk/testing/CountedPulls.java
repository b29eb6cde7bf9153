package dev.registrysdk.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts the manifests that clients get, and refuses more than the limit in one window. Asking with
 * HEAD counts as no pull, and is told how many are left. Thread-safe.
 */
final class CountedPulls implements Endpoint {
  private static final String TEXT =
      "You have reached your pull rate limit. You may increase the limit by authenticating and"
          + " upgrading: https://www.docker.com/increase-rate-limit";

  private final Endpoint next;
  private final Clock clock;
  private final long limit;
  private final Duration window;
  private @Nullable Instant start;
  private long used;

  CountedPulls(Endpoint next, Clock clock, Settings settings) {
    this.next = next;
    this.clock = clock;
    this.limit = settings.limit(Limit.PULLS);
    this.window = Duration.ofSeconds(settings.limit(Limit.PULL_WINDOW));
  }

  @Override
  public void requireHead(Exchange head) {
    next.requireHead(head);
  }

  @Override
  public Reply handle(Exchange exchange) {
    boolean pull = exchange.method().equals("GET");
    if (!pull && !exchange.method().equals("HEAD")) {
      return next.handle(exchange);
    }
    Reply reply = next.handle(exchange);
    if (reply.status() == 200 && pull && !take()) {
      throw Refusal.of(ErrorCode.TOOMANYREQUESTS, TEXT);
    }
    String suffix = ";w=" + window.toSeconds();
    return reply
        .withHeader("ratelimit-limit", limit + suffix)
        .withHeader("ratelimit-remaining", left() + suffix)
        .withHeader("docker-ratelimit-source", "127.0.0.1");
  }

  private synchronized boolean take() {
    if (left() == 0) {
      return false;
    }
    used++;
    return true;
  }

  private synchronized long left() {
    Instant now = clock.instant();
    if (start == null || !now.isBefore(start.plus(window))) {
      start = now;
      used = 0;
    }
    return limit - used;
  }
}
