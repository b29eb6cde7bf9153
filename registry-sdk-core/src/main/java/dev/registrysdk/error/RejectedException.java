package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** The service understood the request and does not accept it as it is. */
public final class RejectedException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public RejectedException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public RejectedException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.CHECK_REQUEST);
  }

  @Override
  RegistryException with(Failure other) {
    return new RejectedException(other, this);
  }
}
