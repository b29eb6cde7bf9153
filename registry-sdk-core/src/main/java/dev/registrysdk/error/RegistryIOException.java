package dev.registrysdk.error;

import java.io.IOException;

/**
 * Carries a {@link RegistryException} through code that lets only {@link IOException}s pass, such
 * as streams and HTTP interceptors. Whoever ends such code takes it out again.
 */
public final class RegistryIOException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is carried. */
  private final RegistryException failure;

  /**
   * Wraps the exception.
   *
   * @param failure what is carried
   */
  public RegistryIOException(RegistryException failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  /**
   * What is carried.
   *
   * @return the exception
   */
  public RegistryException failure() {
    return failure;
  }
}
