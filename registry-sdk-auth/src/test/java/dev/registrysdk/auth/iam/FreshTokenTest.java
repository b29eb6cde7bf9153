package dev.registrysdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.registrysdk.auth.Credentials;
import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FreshTokenTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // wraps around at once
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();
  private Optional<RuntimeException> failure = Optional.empty();
  private Duration life = HOUR;

  /** Each request takes ten seconds. */
  private Granted request() {
    int number = asked.incrementAndGet();
    nanos.addAndGet(Duration.ofSeconds(10).toNanos());
    if (failure.isPresent()) {
      throw failure.get();
    }
    return granted("token-" + number, life);
  }

  private static Granted granted(String token, Duration life) {
    return new Granted(
        new Credentials.BearerToken(token), Optional.empty(), Lifetime.renewable(life));
  }

  /** Requests are made at once, in the thread that asks. */
  private FreshToken direct() {
    return new FreshToken(this::request, nanos::get, Runnable::run);
  }

  /** The first request is made at once, later ones when the test says so. */
  private FreshToken delayed() {
    FreshToken token =
        new FreshToken(
            this::request,
            nanos::get,
            task -> {
              if (asked.get() == 0) {
                task.run();
              } else {
                background.add(task);
              }
            });
    assertThat(get(token)).isEqualTo("token-1");
    return token;
  }

  private static String get(FreshToken token) {
    return token.get("Signing in").token().token();
  }

  private void forward(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void aTokenIsAskedForWhenItIsFirstNeededAndKept() {
    FreshToken token = direct();
    assertThat(asked).hasValue(0);

    assertThat(get(token)).isEqualTo("token-1");
    assertThat(get(token)).isEqualTo("token-1");
    assertThat(asked).hasValue(1);
  }

  @Test
  void aTokenIsRenewedInTheBackgroundAfterFourFifthsOfItsLifeAsCountedFromItsArrival() {
    FreshToken token = delayed();

    forward(Duration.ofMinutes(48).minusNanos(1));
    assertThat(get(token)).isEqualTo("token-1");
    assertThat(background).isEmpty();

    forward(Duration.ofNanos(1));
    assertThat(get(token)).isEqualTo("token-1");
    assertThat(background).hasSize(1);

    background.remove().run();
    assertThat(get(token)).isEqualTo("token-2");
  }

  @Test
  void oneRenewalIsUnderWayAtATime() {
    FreshToken token = delayed();
    forward(Duration.ofMinutes(48));

    for (int i = 0; i < 10; i++) {
      assertThat(get(token)).isEqualTo("token-1");
      forward(Duration.ofMinutes(1));
    }
    assertThat(background).hasSize(1);
  }

  @Test
  void aRenewalThatFailsLeavesTheTokenAndIsTriedAgainAfterAMinute() {
    FreshToken token = delayed();
    forward(Duration.ofMinutes(48));
    failure = Optional.of(new TransportException(Failure.of("Could not").build()));

    get(token);
    background.remove().run();
    assertThat(get(token)).isEqualTo("token-1");
    assertThat(background).isEmpty();

    forward(Duration.ofMinutes(1).minusNanos(1));
    get(token);
    assertThat(background).isEmpty();

    forward(Duration.ofNanos(1));
    failure = Optional.empty();
    get(token);
    background.remove().run();
    assertThat(get(token)).isEqualTo("token-3");
  }

  @Test
  void aRenewalIsPutOffAsLongAsTheServiceAsksFor() {
    FreshToken token = delayed();
    forward(Duration.ofMinutes(48));
    failure =
        Optional.of(
            new RateLimitedException(
                Failure.of("Could not").retryAfter(Duration.ofMinutes(5)).build()));
    get(token);
    background.remove().run();

    forward(Duration.ofMinutes(5).minusNanos(1));
    get(token);
    assertThat(background).isEmpty();
    forward(Duration.ofNanos(1));
    get(token);
    assertThat(background).hasSize(1);
  }

  @Test
  void aTokenIsNotUsedInItsLastTenSeconds() {
    FreshToken token = delayed();
    forward(HOUR.minusSeconds(10).minusNanos(1));
    assertThat(get(token)).isEqualTo("token-1");
    background.remove().run();
    FreshToken other = direct();
    assertThat(get(other)).isEqualTo("token-3");

    forward(HOUR.minusSeconds(10));
    assertThat(get(other)).isEqualTo("token-4");
  }

  @Test
  void aTokenThatIsHardlyGoodForAnythingIsStillUsedOnce() {
    life = Duration.ofSeconds(5);
    FreshToken token = direct();

    assertThat(get(token)).isEqualTo("token-1");
    assertThat(get(token)).isEqualTo("token-2");
  }

  @Test
  void aTokenThatIsSaidToLiveForAgesIsRenewedWithinADay() {
    life = Duration.ofSeconds(Long.MAX_VALUE);
    FreshToken token = direct();
    get(token);

    forward(Duration.ofDays(1).minusSeconds(10));
    assertThat(get(token)).isEqualTo("token-2");
  }

  @Test
  void aFailureIsNotKept() {
    FreshToken token = direct();
    failure = Optional.of(new TransportException(Failure.of("Could not").build()));
    assertThatThrownBy(() -> get(token)).isInstanceOf(TransportException.class);

    failure = Optional.empty();
    assertThat(get(token)).isEqualTo("token-2");
  }

  @Test
  void aRefusedTokenIsFetchedAnew() {
    FreshToken token = direct();
    get(token);

    token.refused(granted -> granted.token().token().equals("token-1"));
    assertThat(get(token)).isEqualTo("token-2");
  }

  @Test
  void aTokenThatIsNewerThanTheRefusedOneStays() {
    FreshToken token = direct();
    get(token);
    token.refused(granted -> granted.token().token().equals("token-1"));
    get(token);

    token.refused(granted -> granted.token().token().equals("token-1"));
    assertThat(get(token)).isEqualTo("token-2");
    assertThat(asked).hasValue(2);
  }

  @Test
  void whoWaitsWhileATokenIsRenewedGetsTheResultOfTheRenewal() {
    FreshToken token = delayed();
    forward(Duration.ofMinutes(48));
    get(token);
    token.refused(granted -> true);

    CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> get(token));
    background.remove().run();

    assertThat(waiting.join()).isEqualTo("token-2");
    assertThat(background).isEmpty();
  }

  @Test
  void closedThreadsAreACancellationThatSparesAGoodToken() {
    FreshToken closed =
        new FreshToken(
            this::request,
            nanos::get,
            task -> {
              throw new RejectedExecutionException();
            });
    assertThatThrownBy(() -> get(closed))
        .isInstanceOf(CancelledException.class)
        .hasMessage(
            "Could not get an access token: the credentials were closed. Nothing half-written was"
                + " left behind");

    closed.startingWith(granted("mine", HOUR));
    forward(Duration.ofMinutes(50));
    assertThat(get(closed)).isEqualTo("mine");
  }

  @Test
  void oneRequestServesAHundredThreads() throws Exception {
    CountDownLatch asking = new CountDownLatch(100);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      FreshToken token =
          new FreshToken(
              () -> {
                awaitQuietly(asking);
                return request();
              },
              nanos::get,
              threads);
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        answers.add(
            threads.submit(
                () -> {
                  asking.countDown();
                  return get(token);
                }));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("token-1");
      }
      assertThat(asked).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailureReachesEveryoneWhoWaitsAsAnExceptionOfTheirOwn() throws Exception {
    CountDownLatch asking = new CountDownLatch(2);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      FreshToken token =
          new FreshToken(
              () -> {
                awaitQuietly(asking);
                throw new AuthenticationException(Failure.of("Could not").build());
              },
              nanos::get,
              threads);
      Future<String> one = threads.submit(() -> counted(asking, token));
      Future<String> two = threads.submit(() -> counted(asking, token));

      Throwable first = failureOf(one);
      Throwable second = failureOf(two);
      assertThat(first)
          .isInstanceOf(AuthenticationException.class)
          .isNotSameAs(second)
          .hasMessageStartingWith("Signing in: Could not. ");
      assertThat(second).isInstanceOf(AuthenticationException.class);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anInterruptEndsOneWaitAndNotTheRequest() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      FreshToken token =
          new FreshToken(
              () -> {
                started.countDown();
                awaitQuietly(answered);
                return request();
              },
              nanos::get,
              threads);
      Future<String> patient = threads.submit(() -> get(token));
      started.await();
      List<Object> seen = new ArrayList<>();
      Thread hasty =
          new Thread(
              () -> {
                try {
                  get(token);
                } catch (RegistryException e) {
                  seen.add(e);
                  seen.add(Thread.currentThread().isInterrupted());
                }
              });
      hasty.start();
      hasty.interrupt();
      hasty.join();

      assertThat(seen.get(0))
          .isInstanceOf(CancelledException.class)
          .hasToString(
              "dev.registrysdk.error.CancelledException: Signing in: Could not get an access token:"
                  + " the thread was interrupted. Nothing half-written was left behind");
      assertThat(seen.get(1)).isEqualTo(true);
      answered.countDown();
      assertThat(patient.get(30, TimeUnit.SECONDS)).isEqualTo("token-1");
      assertThat(asked).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static String counted(CountDownLatch asking, FreshToken token) {
    asking.countDown();
    return get(token);
  }

  private static Throwable failureOf(Future<String> future) throws Exception {
    try {
      future.get(30, TimeUnit.SECONDS);
      throw new AssertionError("it did not fail");
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
