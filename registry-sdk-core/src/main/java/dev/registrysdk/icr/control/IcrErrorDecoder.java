package dev.registrysdk.icr.control;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.ConflictException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.ErrorAnswer;
import dev.registrysdk.http.ErrorDecoder;

/** Reads the error answers of the service, and says which situation it is. */
final class IcrErrorDecoder implements ErrorDecoder {
  @Override
  public RegistryException decode(ErrorAnswer answer) {
    Failure failure = answer.failure().build();
    return switch (answer.status()) {
      case 401 -> new AuthenticationException(failure);
      case 403 -> new DeniedException(failure);
      case 404 -> new NotFoundException(failure);
      case 405, 410, 501 -> new UnsupportedException(failure);
      case 409, 412 -> new ConflictException(failure);
      case 429 -> new RateLimitedException(failure);
      default ->
          answer.status() >= 500 ? new TransportException(failure) : new RejectedException(failure);
    };
  }
}
