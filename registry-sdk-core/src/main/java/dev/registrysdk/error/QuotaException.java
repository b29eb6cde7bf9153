package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** An allowance for storage or traffic is used up. */
public final class QuotaException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public QuotaException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public QuotaException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.FREE_QUOTA);
  }

  @Override
  RegistryException with(Failure other) {
    return new QuotaException(other, this);
  }
}
