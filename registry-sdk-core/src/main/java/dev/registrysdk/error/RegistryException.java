package dev.registrysdk.error;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this SDK throws when the world does not play along. Each leaf is a
 * situation that a caller can act on; nobody else can add one. A mistake in the caller's own
 * arguments is an {@link IllegalArgumentException} instead.
 *
 * <p>The message says what happened, to what, and what to do next. It never holds a secret.
 */
public abstract sealed class RegistryException extends RuntimeException
    permits AuthenticationException,
        CancelledException,
        ConflictException,
        DeniedException,
        IntegrityException,
        NotFoundException,
        QuotaException,
        RateLimitedException,
        RejectedException,
        StorageException,
        TransportException,
        UnsupportedException {
  private static final long serialVersionUID = 1L;

  /** What is known; not written when the exception is serialised. */
  private final transient @Nullable Failure failure;

  /** What to do next. */
  private final Remedy remedy;

  RegistryException(Failure failure, @Nullable Throwable cause, Remedy fallback) {
    super(MessageText.of(failure, Remedies.of(failure, fallback)), cause);
    this.failure = failure;
    this.remedy = Remedies.of(failure, fallback);
  }

  /**
   * Everything known about the failure.
   *
   * @return the failure; only its message after deserialisation
   */
  public final Failure failure() {
    return failure != null ? failure : Failure.of(String.valueOf(getMessage())).build();
  }

  /**
   * What to do next: the advice that the message gives in words.
   *
   * @return the remedy
   */
  public final Remedy remedy() {
    return remedy;
  }

  /**
   * The HTTP status of the answer that caused this, if there was an answer.
   *
   * @return the status
   */
  public final Optional<Integer> status() {
    return failure().status();
  }

  /**
   * The same exception, told as part of a larger activity: the type is kept, the activity stands in
   * front of the message, and this exception becomes the cause.
   *
   * @param activity a clause such as {@code Copying a to b}
   * @return an exception of the same type
   */
  public final RegistryException within(String activity) {
    Failure known = failure();
    return with(
        Failure.builder()
            .from(known)
            .activities(List.of())
            .addActivities(activity)
            .addAllActivities(known.activities())
            .build());
  }

  /** A copy of this exception with another failure, and this exception as its cause. */
  abstract RegistryException with(Failure other);
}
