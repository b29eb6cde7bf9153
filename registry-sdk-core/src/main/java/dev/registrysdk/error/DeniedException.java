package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** The caller is known, but may not do this. */
public final class DeniedException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public DeniedException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public DeniedException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.ASK_FOR_ACCESS);
  }

  @Override
  RegistryException with(Failure other) {
    return new DeniedException(other, this);
  }
}
