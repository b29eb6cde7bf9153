package dev.registrysdk.http;

import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends a request again as its {@link RetryPolicy} says, and no more often than that. */
final class Retry implements Interceptor {
  private static final int MAX_DOUBLINGS = 20;

  private final RetryPolicy policy;
  private final Surroundings surroundings;

  Retry(RetryPolicy policy, Surroundings surroundings) {
    this.policy = policy;
    this.surroundings = surroundings;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int attempt = 1; ; attempt++) {
      @Nullable Duration asked;
      try {
        Response response =
            Documents.whole(
                request,
                chain.proceed(
                    request.newBuilder().tag(Attempt.class, new Attempt(attempt)).build()));
        asked = RetryAfter.of(response.headers(), surroundings.clock()).orElse(null);
        if (!Transient.status(response.code()) || !allowed(chain, attempt, asked)) {
          return response;
        }
        response.close();
      } catch (IOException e) {
        asked = askedBy(e);
        if (!Transient.failure(e) || !allowed(chain, attempt, asked)) {
          throw e;
        }
      }
      Duration wait = asked != null ? asked : backoff(attempt);
      Logs.debug(() -> "Again in " + wait.toMillis() + " ms: " + CallSpec.of(request));
      pause(wait);
    }
  }

  /** Whether to send again; a yes is taken from the operation's budget. */
  private boolean allowed(Chain chain, int attempt, @Nullable Duration asked) {
    RequestBody body = chain.request().body();
    CallSpec spec = CallSpec.of(chain.request());
    return attempt < policy.attempts()
        && spec.repeatable()
        && (body == null || !body.isOneShot())
        && (asked == null || asked.compareTo(policy.maxRetryAfter()) <= 0)
        && !chain.call().isCanceled()
        && spec.operation().takeRetry();
  }

  /** Full jitter: anything between no wait and a limit that doubles. */
  private Duration backoff(int attempt) {
    Duration doubled =
        policy.initialDelay().multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
    Duration limit = doubled.compareTo(policy.maxDelay()) < 0 ? doubled : policy.maxDelay();
    return Duration.ofNanos((long) (limit.toNanos() * surroundings.random().getAsDouble()));
  }

  private void pause(Duration wait) throws IOException {
    try {
      surroundings.sleeper().sleep(wait);
    } catch (InterruptedException e) {
      throw Flight.interrupted(e);
    }
  }

  private static @Nullable Duration askedBy(IOException e) {
    return e instanceof RegistryIOException carrier
        ? carrier.failure().failure().retryAfter().orElse(null)
        : null;
  }
}
