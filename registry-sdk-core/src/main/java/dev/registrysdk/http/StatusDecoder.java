package dev.registrysdk.http;

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

/** Decodes by the status alone: for services that say nothing more, and as a last resort. */
final class StatusDecoder implements ErrorDecoder {
  @Override
  public RegistryException decode(ErrorAnswer answer) {
    Failure failure = answer.failure().build();
    // Nothing is known of who answers with a redirect that leads nowhere: it may not be the
    // service.
    return answer.status() < 400 ? new TransportException(failure) : leaf(answer.status(), failure);
  }

  static RegistryException leaf(int status, Failure failure) {
    return switch (status) {
      case 401 -> new AuthenticationException(failure);
      case 403 -> new DeniedException(failure);
      case 404 -> new NotFoundException(failure);
      case 409, 412 -> new ConflictException(failure);
      case 405, 501 -> new UnsupportedException(failure);
      case 429 -> new RateLimitedException(failure);
      case 408 -> new TransportException(failure);
      default -> status >= 500 ? new TransportException(failure) : new RejectedException(failure);
    };
  }
}
