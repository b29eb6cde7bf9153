package dev.registrysdk.auth.docker;

import dev.registrysdk.auth.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Remembers for a while what helpers said, so that not every request starts a program. Threads that
 * want to know the same wait for one run.
 */
final class HelperAnswers {
  private static final int MOST = 256;

  /** Somebody may be signing in just now. */
  private static final Duration NOTHING_LASTS = Duration.ofSeconds(30);

  private final Clock clock;
  private final Duration memory;
  private final Map<Question, Slot> slots = new ConcurrentHashMap<>();

  HelperAnswers(Clock clock, Duration memory) {
    this.clock = clock;
    this.memory = memory;
  }

  /**
   * What is asked.
   *
   * @param source the file that names the helper
   */
  record Question(String source, String helper, String host) {}

  /**
   * An answer.
   *
   * @param reason the configuration that made us ask; signing in and out changes it
   * @param refused the credentials that were refused before
   */
  private record Answer(
      Object reason,
      Optional<Credentials> credentials,
      Instant until,
      Optional<Credentials> refused) {
    boolean holds(Object now, Instant time) {
      return reason == now && time.isBefore(until);
    }
  }

  private static final class Slot {
    /** Held while the helper is asked. */
    private final ReentrantLock asking = new ReentrantLock();

    private volatile Answer answer =
        new Answer("none", Optional.empty(), Instant.MIN, Optional.empty());

    synchronized void remember(AuthDocument reason, Optional<Credentials> found, Instant until) {
      answer = new Answer(reason, found, until, answer.refused());
    }

    synchronized void refused(Optional<Credentials> sent) {
      if (answer.credentials().equals(sent) && !answer.refused().equals(sent)) {
        answer = new Answer(answer.reason(), Optional.empty(), Instant.MIN, sent);
      }
    }
  }

  Optional<Credentials> get(
      Question question, AuthDocument reason, Supplier<Optional<Credentials>> ask) {
    if (slots.size() >= MOST) {
      slots.clear();
    }
    Slot slot = slots.computeIfAbsent(question, any -> new Slot());
    Answer known = slot.answer;
    if (known.holds(reason, clock.instant())) {
      return known.credentials();
    }
    try {
      slot.asking.lockInterruptibly();
    } catch (InterruptedException e) {
      throw Failures.interrupted(
          "Could not get the credentials for " + Names.key(question.host()), e);
    }
    try {
      known = slot.answer;
      return known.holds(reason, clock.instant())
          ? known.credentials()
          : remember(slot, reason, ask.get());
    } finally {
      slot.asking.unlock();
    }
  }

  private Optional<Credentials> remember(
      Slot slot, AuthDocument reason, Optional<Credentials> credentials) {
    boolean brief = credentials.isEmpty() && memory.compareTo(NOTHING_LASTS) > 0;
    Instant until = clock.instant().plus(brief ? NOTHING_LASTS : memory);
    slot.remember(reason, credentials, until);
    return credentials;
  }

  /** How many answers are kept. */
  int size() {
    return slots.size();
  }

  /** Asks again, once: a helper that insists on refused credentials has no better ones. */
  void refused(String host, Credentials refused) {
    Optional<Credentials> sent = Optional.of(refused);
    slots.forEach(
        (question, slot) -> {
          if (question.host().equals(host)) {
            slot.refused(sent);
          }
        });
  }
}
