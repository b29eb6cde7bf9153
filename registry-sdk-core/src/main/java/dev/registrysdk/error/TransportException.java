package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** No usable answer: the service cannot be reached, broke off, or failed on its side. */
public final class TransportException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public TransportException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public TransportException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.TRY_LATER);
  }

  @Override
  RegistryException with(Failure other) {
    return new TransportException(other, this);
  }
}
