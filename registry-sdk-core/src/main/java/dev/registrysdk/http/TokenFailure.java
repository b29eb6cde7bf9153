package dev.registrysdk.http;

import dev.registrysdk.error.AuthenticationException;
import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RateLimitedException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.Request;
import okhttp3.Response;

/**
 * No token could be had. Several calls may wait for one token, so the exception that a caller sees
 * is made for each of them, with its own words. The answer of the token service is not quoted: it
 * may hold a token after all.
 */
final class TokenFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Telling telling;
  private final int status;

  private TokenFailure(int status, Telling telling) {
    super("no token");
    this.status = status;
    this.telling = telling;
  }

  /** Makes the exception for one caller. */
  @FunctionalInterface
  private interface Telling {
    RegistryException tell(Failure.Builder known, String host, Identity identity);
  }

  RegistryException tell(String what, Registry registry, Identity identity) {
    return telling.tell(Failure.of(what).registry(registry.host()), registry.host(), identity);
  }

  /** Whether the token service does not accept the credentials. */
  boolean unauthorized() {
    return status == 401 || status == 400;
  }

  /** Whether the token service may give a token for less. */
  boolean denied() {
    return status == 401 || status == 403;
  }

  /** Whether the token service wants to be asked in another way. */
  boolean wrongMethod() {
    return status == 405;
  }

  static TokenFailure badRealm(String objection) {
    return new TokenFailure(
        0,
        (known, host, identity) ->
            new AuthenticationException(
                known
                    .reason("nothing is sent to the token service of " + host + ": " + objection)
                    .remedy(Remedy.CHECK_PROXY)
                    .build()));
  }

  /** The network failed on the way to the token service. */
  static TokenFailure network(Request request, IOException e) {
    return new TokenFailure(
        0,
        (known, host, identity) ->
            NetworkFailures.translate(at(request).apply(known).registry(request.url().host()), e));
  }

  /** An answer of 2xx without a token. */
  static TokenFailure noToken(Request request) {
    return new TokenFailure(
        0,
        (known, host, identity) ->
            new TransportException(
                at(request)
                    .apply(known)
                    .reason("the answer of the token service holds no token")
                    .remedy(Remedy.CHECK_PROXY)
                    .build()));
  }

  /** An answer outside 2xx. */
  static TokenFailure status(Request request, Response response, InstantSource clock) {
    int status = response.code();
    Optional<Duration> retryAfter = RetryAfter.of(response.headers(), clock);
    return new TokenFailure(
        status,
        (known, host, identity) ->
            refused(
                at(request).apply(known).status(status).retryAfter(retryAfter),
                status,
                host,
                identity));
  }

  private static RegistryException refused(
      Failure.Builder known, int status, String host, Identity identity) {
    Optional<String> expected = identity.reason(host);
    if ((status == 401 || status == 403) && expected.isPresent()) {
      return new AuthenticationException(
          known.reason(expected).remedy(identity.remedy(status)).build());
    }
    return switch (status) {
      case 400, 401 ->
          new AuthenticationException(
              known.reason(host + " does not accept the credentials").build());
      case 403 -> new DeniedException(known.reason(host + " gives no token for this").build());
      case 429 -> new RateLimitedException(known.reason("too many tokens were asked for").build());
      default ->
          new TransportException(
              known
                  .reason("the token service failed")
                  .remedy(Transient.status(status) ? Remedy.TRY_LATER : Remedy.CHECK_PROXY)
                  .build());
    };
  }

  private static UnaryOperator<Failure.Builder> at(Request request) {
    return known -> {
      known.method(request.method()).url(request.url().toString());
      return known;
    };
  }
}
