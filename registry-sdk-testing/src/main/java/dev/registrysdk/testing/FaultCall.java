package dev.registrysdk.testing;

import java.util.function.Function;

/**
 * A request on its way through the faults.
 *
 * @param request the request
 * @param rest the rest of the way, through the interceptors to the service
 * @param service the service, past the interceptors
 */
record FaultCall(IncomingRequest request, Rest rest, Function<IncomingRequest, Reply> service) {
  /** The way from the faults to the service. */
  @FunctionalInterface
  interface Rest {
    Reply proceed(IncomingRequest request) throws InterruptedException;
  }

  Reply proceed() throws InterruptedException {
    return rest.proceed(request);
  }
}
