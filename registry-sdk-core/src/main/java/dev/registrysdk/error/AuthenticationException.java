package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** Who the caller is could not be established: credentials are missing, wrong or expired. */
public final class AuthenticationException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public AuthenticationException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public AuthenticationException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.CHECK_CREDENTIALS);
  }

  @Override
  RegistryException with(Failure other) {
    return new AuthenticationException(other, this);
  }
}
