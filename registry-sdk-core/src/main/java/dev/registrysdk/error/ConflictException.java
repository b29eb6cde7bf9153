package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** The current state does not allow the change: something else changed it, or it is locked. */
public final class ConflictException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public ConflictException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public ConflictException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.READ_AGAIN);
  }

  @Override
  RegistryException with(Failure other) {
    return new ConflictException(other, this);
  }
}
