package dev.registrysdk.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Headers;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * One request as it arrived at the registry, for an {@link Interceptor} to look at.
 *
 * <p>Immutable. {@link #toString()} shows the request line only, never a header or the body, and
 * asterisks for a parameter that is a secret by its name.
 */
public final class IncomingRequest {
  private final String method;
  private final String origin;
  private final String target;
  private final Headers headers;
  private final Content body;
  private final Lease lease;
  private final @Nullable Reply verdict;

  IncomingRequest(String method, String origin, String target, Headers headers, Content body) {
    this(method, origin, target, headers, body, new Lease(), null);
  }

  private IncomingRequest(
      String method,
      String origin,
      String target,
      Headers headers,
      Content body,
      Lease lease,
      @Nullable Reply verdict) {
    this.method = method;
    this.origin = origin;
    this.target = target;
    this.headers = headers;
    this.body = body;
    this.lease = lease;
    this.verdict = verdict;
  }

  /**
   * The request method, such as {@code PUT}.
   *
   * @return the method in upper case, as sent
   */
  public String method() {
    return method;
  }

  /**
   * The path without the query, with percent escapes decoded, such as {@code
   * /v2/acme/web/manifests/1.0}.
   *
   * @return the path, starting with a slash
   */
  public String path() {
    return Query.percentDecoded(beforeQuery());
  }

  /**
   * The raw query.
   *
   * @return the text after the question mark, or an empty string
   */
  public String query() {
    int mark = target.indexOf('?');
    return mark < 0 ? "" : target.substring(mark + 1);
  }

  /**
   * The decoded value of a query parameter; of its first value when it is repeated.
   *
   * @param name the name of the parameter
   * @return the value, or nothing when the query does not have the parameter
   */
  public Optional<String> parameter(String name) {
    return parameters().first(name);
  }

  /**
   * The value of a header; the last value when it is repeated.
   *
   * @param name the name of the header, in any case
   * @return the value, or nothing when the header was not sent
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * All headers by lower-case name, credentials included: keep them out of logs.
   *
   * @return an unmodifiable map
   */
  public Map<String, List<String>> headers() {
    return headers.toMultimap();
  }

  /**
   * The number of bytes in the body.
   *
   * @return the size in bytes, 0 without a body
   */
  public long bodySize() {
    return body.size();
  }

  /**
   * The bytes of the body. One that is larger than the registry keeps in memory is read from a
   * temporary file, which is there until the request is answered.
   *
   * @return a copy, empty without a body
   * @throws IllegalStateException if the file is gone, or the bytes are too many for an array
   */
  public byte[] body() {
    return body.toByteArray();
  }

  @Override
  public String toString() {
    return method + " " + SecretParameters.hidden(target);
  }

  /** The whole body in memory: for documents, not for blobs. */
  ByteString bodyBytes() {
    return ByteString.of(body.toByteArray());
  }

  /** The body, wherever it is. */
  Content content() {
    return body;
  }

  /** Keeps what the answer is made of. */
  Lease lease() {
    return lease;
  }

  /** The answer, if it was clear before the body could be read. */
  Optional<Reply> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** The same request with an answer, which the service behind the interceptors gives then. */
  IncomingRequest withVerdict(Reply answer) {
    return new IncomingRequest(method, origin, target, headers, body, lease, answer);
  }

  /** How large the body is, or is going to be if it has not been read and its length is known. */
  long announcedSize() {
    return bodySize() > 0
        ? bodySize()
        : header("Content-Length")
            .filter(text -> text.matches("[0-9]{1,18}"))
            .map(Long::parseLong)
            .orElse(0L);
  }

  /** Scheme and authority the client used, such as {@code http://127.0.0.1:5000}. */
  String origin() {
    return origin;
  }

  /** Path and query as they were sent. */
  String target() {
    return target;
  }

  Query parameters() {
    return Query.parse(query());
  }

  Set<String> headerNames() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(headers.names());
    return names;
  }

  List<String> headerValues(String name) {
    return headers.values(name);
  }

  /** The same request for a log, which must not hold on to bodies. */
  IncomingRequest withoutBody() {
    return new IncomingRequest(method, origin, target, headers, Content.EMPTY);
  }

  IncomingRequest withContent(Content newBody) {
    return new IncomingRequest(method, origin, target, headers, newBody, lease, verdict);
  }

  IncomingRequest withTarget(String newMethod, String newTarget) {
    return new IncomingRequest(newMethod, origin, newTarget, headers, body, lease, verdict);
  }

  IncomingRequest withHeader(String name, String value) {
    Headers changed = headers.newBuilder().set(name, value).build();
    return new IncomingRequest(method, origin, target, changed, body, lease, verdict);
  }

  IncomingRequest withoutHeader(String name) {
    Headers changed = headers.newBuilder().removeAll(name).build();
    return new IncomingRequest(method, origin, target, changed, body, lease, verdict);
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** The path as it was sent. */
  String beforeQuery() {
    int mark = target.indexOf('?');
    return mark < 0 ? target : target.substring(0, mark);
  }
}
