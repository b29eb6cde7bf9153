package dev.registrysdk.http;

import dev.registrysdk.error.RegistryException;

/** Turns an answer outside 2xx into the exception that says what it means. */
@FunctionalInterface
public interface ErrorDecoder {
  /**
   * Decodes an answer.
   *
   * @param answer what the service said
   * @return the exception to throw
   */
  RegistryException decode(ErrorAnswer answer);

  /**
   * Looks at the status only.
   *
   * @return the decoder
   */
  static ErrorDecoder byStatus() {
    return new StatusDecoder();
  }
}
