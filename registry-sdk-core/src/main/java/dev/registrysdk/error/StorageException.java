package dev.registrysdk.error;

import org.jspecify.annotations.Nullable;

/** A file or directory on this machine cannot be read or written. */
public final class StorageException extends RegistryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param failure what is known
   */
  public StorageException(Failure failure) {
    this(failure, null);
  }

  /**
   * Creates the exception with its cause.
   *
   * @param failure what is known
   * @param cause what caused it
   */
  public StorageException(Failure failure, @Nullable Throwable cause) {
    super(failure, cause, Remedy.CHECK_PATH);
  }

  @Override
  RegistryException with(Failure other) {
    return new StorageException(other, this);
  }
}
