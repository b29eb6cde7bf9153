package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
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

  /**
   * The exception that a status stands for, whoever answered it: what decoders end with when the
   * words of the service say no more.
   *
   * @param status the status, outside 2xx
   * @param failure what is known
   * @return the exception to throw
   */
  static RegistryException byStatus(int status, Failure failure) {
    return StatusDecoder.leaf(status, failure);
  }
}
