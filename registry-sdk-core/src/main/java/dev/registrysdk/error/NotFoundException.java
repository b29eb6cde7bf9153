package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** What was asked for is not there. */
public final class NotFoundException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public NotFoundException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public NotFoundException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.CHECK_REFERENCE);
  }

  @Override
  RegistryException with(Failure other) {
    return new NotFoundException(other, this);
  }
}
