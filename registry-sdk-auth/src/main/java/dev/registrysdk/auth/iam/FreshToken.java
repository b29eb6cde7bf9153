package dev.registrysdk.auth.iam;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The access token of one identity, kept fresh. At most one request is under way, on a thread of
 * its own, however many callers wait for it. After 80 % of its life a token is renewed in the
 * background, at most once a minute; until 10 seconds before its end it is used all the same, and
 * no failure takes its place. Time is counted from when the token came, by a clock that nobody
 * sets.
 */
final class FreshToken {
  private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

  private final Grant grant;
  private final LongSupplier nanos;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Held held;
  private @Nullable CompletableFuture<Granted> flight;

  FreshToken(Grant grant, LongSupplier nanos, Executor threads) {
    this.grant = grant;
    this.nanos = nanos;
    this.threads = threads;
  }

  /**
   * A token in use.
   *
   * @param granted the token
   * @param renewal when to ask for another, as a time in nanoseconds
   * @param end when it is used no longer
   */
  private record Held(Granted granted, long renewal, long end) {
    static Held from(Granted granted, long now) {
      Lifetime lifetime = granted.lifetime();
      return new Held(granted, now + lifetime.fresh().toNanos(), now + lifetime.usable().toNanos());
    }

    Held renewedFrom(long time) {
      return new Held(granted, time, end);
    }
  }

  /** Starts with a token that is there already. */
  FreshToken startingWith(Granted granted) {
    lock.lock();
    try {
      held = Held.from(granted, nanos.getAsLong());
      return this;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The token, from memory if one is there.
   *
   * @param activity what it is for, to stand before the message of a failure
   * @throws RegistryException if a new one is needed and cannot be had
   */
  Granted get(String activity) {
    CompletableFuture<Granted> pending;
    lock.lock();
    try {
      long now = nanos.getAsLong();
      if (held != null && now - held.end() < 0) {
        if (now - held.renewal() >= 0 && flight == null) {
          held = held.renewedFrom(now + BETWEEN_RENEWALS.toNanos());
          startQuietly();
        }
        return held.granted();
      }
      pending = flight != null ? flight : start();
    } finally {
      lock.unlock();
    }
    return await(pending, activity);
  }

  /** Lets a token go that was refused; a newer one stays. */
  void refused(Predicate<Granted> token) {
    lock.lock();
    try {
      if (held != null && token.test(held.granted())) {
        held = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void startQuietly() {
    try {
      CompletableFuture<Granted> unused = start();
    } catch (CancelledException e) {
      Logs.debug("An access token is not renewed, as its credentials were closed");
    }
  }

  private CompletableFuture<Granted> start() {
    CompletableFuture<Granted> mine = new CompletableFuture<>();
    flight = mine;
    try {
      threads.execute(() -> fly(mine));
      return mine;
    } catch (RejectedExecutionException e) {
      flight = null;
      throw new CancelledException(
          Failure.of("Could not get an access token").reason("the credentials were closed").build(),
          e);
    }
  }

  private void fly(CompletableFuture<Granted> mine) {
    try {
      Granted granted = grant.request();
      land(Held.from(granted, nanos.getAsLong()));
      mine.complete(granted);
    } catch (Throwable e) { // belongs to the threads that wait
      fail(e);
      mine.completeExceptionally(e);
    }
  }

  /** The new token is there before anybody can ask for another. */
  private void land(Held arrived) {
    lock.lock();
    try {
      held = arrived;
      flight = null;
    } finally {
      lock.unlock();
    }
  }

  private void fail(Throwable e) {
    lock.lock();
    try {
      flight = null;
      long now = nanos.getAsLong();
      if (held != null && now - held.end() < 0) {
        Duration pause =
            pause(e).filter(wait -> wait.compareTo(BETWEEN_RENEWALS) > 0).orElse(BETWEEN_RENEWALS);
        held = held.renewedFrom(now + pause.toNanos());
        Logs.debug("An access token stays in use, as it could not be renewed: " + words(e));
      }
    } finally {
      lock.unlock();
    }
  }

  private static Optional<Duration> pause(Throwable e) {
    return e instanceof RegistryException known
        ? known.failure().retryAfter().map(w -> w.compareTo(LONGEST_PAUSE) < 0 ? w : LONGEST_PAUSE)
        : Optional.empty();
  }

  /** Only our own messages are known to be without secrets. */
  private static String words(Throwable e) {
    return e instanceof RegistryException ? String.valueOf(e.getMessage()) : e.getClass().getName();
  }

  private static Granted await(CompletableFuture<Granted> pending, String activity) {
    try {
      return pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException(
          Failure.of("Could not get an access token")
              .addActivities(activity)
              .reason("the thread was interrupted")
              .build(),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RegistryException known) {
        throw known.within(activity); // each waiting thread gets one of its own
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("A grant of IAM failed in an unforeseen way", e.getCause());
    }
  }
}
