package dev.registrysdk.http;

import dev.registrysdk.oci.Model;
import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One request that went over the wire, and what came of it. Requests for tokens and every hop of a
 * redirect are requests of their own. A request that found no connection never went over the wire.
 */
@Model
@Value.Immutable
public interface WireRequest {
  /**
   * The method.
   *
   * @return for example {@code GET}
   */
  String method();

  /**
   * The URL without secrets.
   *
   * @return a redacted URL
   */
  String url();

  /**
   * The status of the answer.
   *
   * @return an HTTP status code, or empty if no answer came
   */
  Optional<Integer> status();

  /**
   * What broke the request or its answer.
   *
   * @return the kind of failure, or empty if both came through
   */
  Optional<String> failure();

  /**
   * The size of the request's body as sent.
   *
   * @return bytes, without headers
   */
  long bytesSent();

  /**
   * The size of the answer's body as far as it was read.
   *
   * @return bytes, without headers
   */
  long bytesReceived();

  /**
   * Which attempt of its call this request belongs to.
   *
   * @return 1 for the first
   */
  int attempt();

  /**
   * The time from the first byte sent to the last byte read.
   *
   * @return the time it took
   */
  Duration elapsed();

  /**
   * Starts a wire request, for tests of a listener.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link WireRequest}. */
  final class Builder extends ImmutableWireRequest.Builder {
    Builder() {}
  }
}
