package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/**
 * Too many requests were made; the message and {@link Failure#retryAfter()} say how long to wait,
 * if known.
 */
public final class RateLimitedException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public RateLimitedException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public RateLimitedException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.WAIT);
  }

  @Override
  RegistryException with(Failure other) {
    return new RateLimitedException(other, this);
  }
}
