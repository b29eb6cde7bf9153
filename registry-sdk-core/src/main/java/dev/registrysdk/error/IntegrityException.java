package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** Content is not what it should be: another digest or size, or a document that cannot be read. */
public final class IntegrityException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public IntegrityException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public IntegrityException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.FETCH_AGAIN);
  }

  @Override
  RegistryException with(Failure other) {
    return new IntegrityException(other, this);
  }
}
