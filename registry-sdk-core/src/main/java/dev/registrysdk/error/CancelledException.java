package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** The caller stopped the operation, by interrupting the thread or closing the client. */
public final class CancelledException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public CancelledException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public CancelledException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.NOTHING);
  }

  @Override
  RegistryException with(Failure other) {
    return new CancelledException(other, this);
  }
}
