package dev.registrysdk.http;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Model;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Headers;
import org.immutables.value.Value;

/** An answer outside 2xx: everything a decoder needs to say what it means. */
@Model
@Value.Immutable
public interface ErrorAnswer {
  /**
   * What could not be done.
   *
   * @return the clause that the call was made with
   */
  String what();

  /**
   * The registry the call was for.
   *
   * @return its host as in an image reference
   */
  String registry();

  /**
   * The method of the request.
   *
   * @return for example {@code GET}
   */
  String method();

  /**
   * The URL that answered; not redacted, {@link Failure} does that.
   *
   * @return the URL after redirects
   */
  @Value.Redacted
  String url();

  /**
   * The status.
   *
   * @return an HTTP status code outside 2xx
   */
  int status();

  /**
   * The headers of the answer.
   *
   * @return all of them
   */
  @Value.Default
  default Headers headers() {
    return Headers.of();
  }

  /**
   * The body as text.
   *
   * @return its first 64 KiB; empty if there is none
   */
  @Value.Default
  default String body() {
    return "";
  }

  /**
   * How long the service asked to wait.
   *
   * @return the time from the answer on
   */
  Optional<Duration> retryAfter();

  /**
   * The id by which the service's operators find the request.
   *
   * @return the id
   */
  Optional<String> requestId();

  /**
   * Why, if it is known better here than the service can say: no credentials were sent.
   *
   * @return a clause for the message
   */
  Optional<String> reason();

  /**
   * What to do next, if it is known better here than the service can say.
   *
   * @return the remedy
   */
  Optional<Remedy> remedy();

  /**
   * Starts a failure with everything known about this answer.
   *
   * @return a builder to which the service's own words can be added
   */
  default Failure.Builder failure() {
    Failure.Builder failure = Failure.of(what());
    failure.registry(registry()).method(method()).url(url()).status(status());
    failure.retryAfter(retryAfter()).requestId(requestId()).remedy(remedy());
    reason().ifPresent(failure::reason);
    return failure;
  }

  /**
   * Starts an answer, for tests of a decoder.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link ErrorAnswer}. */
  final class Builder extends ImmutableErrorAnswer.Builder {
    Builder() {}
  }
}
