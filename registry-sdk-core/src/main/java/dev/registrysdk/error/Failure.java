package dev.registrysdk.error;

import dev.registrysdk.oci.Model;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.immutables.value.Value;

/**
 * What is known about something that went wrong: what happened, to what, and what to do next. It
 * never holds a secret: URLs are redacted when they enter.
 */
@Model
@Value.Immutable
public interface Failure {
  /**
   * What could not be done, and with what.
   *
   * @return a clause without a full stop, for example {@code Could not read us.icr.io/acme/web:1.0}
   */
  String what();

  /**
   * Why; derived from the service's answer when left out.
   *
   * @return a clause without a full stop
   */
  @Value.Default
  default Optional<String> reason() {
    return details().isEmpty()
        ? Optional.empty()
        : Optional.of(
            details().stream().map(ErrorDetail::text).distinct().collect(Collectors.joining("; ")));
  }

  /**
   * What to do next; found in the table of remedies when left out.
   *
   * @return the remedy
   */
  Optional<Remedy> remedy();

  /**
   * The larger activities this was part of, outermost first.
   *
   * @return for example {@code Copying us.icr.io/acme/web:1.0 to de.icr.io/acme/web:1.0}
   */
  List<String> activities();

  /**
   * The registry or service, for remedies that name it.
   *
   * @return host, with port if there is one
   */
  Optional<String> registry();

  /**
   * The method of the request.
   *
   * @return for example {@code GET}
   */
  Optional<String> method();

  /**
   * The URL of the request, without secrets.
   *
   * @return a redacted URL
   */
  Optional<String> url();

  /**
   * The status of the answer.
   *
   * @return an HTTP status code
   */
  Optional<Integer> status();

  /**
   * What the service said, if it answered in the form of its specification.
   *
   * @return the entries of its answer
   */
  List<ErrorDetail> details();

  /**
   * The id by which the service's operators find the request.
   *
   * @return the id
   */
  Optional<String> requestId();

  /**
   * How long the service asked to wait.
   *
   * @return the time from the answer on
   */
  Optional<Duration> retryAfter();

  /**
   * Makes sure that no secret of a URL gets in.
   *
   * @return this failure, or one with the URL redacted
   */
  @Value.Check
  default Failure redacted() {
    Optional<String> redacted = url().map(Redaction::url);
    return redacted.equals(url()) ? this : builder().from(this).url(redacted).build();
  }

  /**
   * Whether the service answered with a code.
   *
   * @param code a code, compared without regard to case
   * @return true if one of the details has it
   */
  default boolean hasCode(String code) {
    return details().stream().anyMatch(detail -> detail.code().equalsIgnoreCase(code));
  }

  /**
   * Starts a failure.
   *
   * @param what what could not be done, and with what; a clause without a full stop
   * @return a new builder
   */
  static Builder of(String what) {
    return new Builder().what(what);
  }

  /**
   * Starts a failure.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Failure}. */
  final class Builder extends ImmutableFailure.Builder {
    Builder() {}
  }
}
