package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** This place cannot do what was asked, or needs a setting to do it. */
public final class UnsupportedException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public UnsupportedException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public UnsupportedException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.USE_ANOTHER_WAY);
  }

  @Override
  RegistryException with(Failure other) {
    return new UnsupportedException(other, this);
  }
}
