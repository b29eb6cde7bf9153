package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One request that the registry received, and what it answered.
 *
 * <p>Immutable. Credentials are not kept: the value of {@code Authorization}, {@code
 * Proxy-Authorization} and {@code Cookie} headers is reduced to its scheme, that of {@code
 * IAM-ApiKey} to asterisks. {@link #toString()} is one line, such as {@code GET
 * /v2/acme/web/tags/list?n=2 -> 200}.
 */
public final class RecordedCall {
  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "cookie");

  /** A header of IAM that is an API key and nothing else, so no part of it may be shown. */
  private static final String API_KEY = "iam-apikey";

  private static final int MOST_LINES = 50;

  private final IncomingRequest request;
  private final long requestBodyBytes;
  private final int status;
  private final long responseBodyBytes;

  RecordedCall(IncomingRequest request, long requestBodyBytes, int status, long responseBodyBytes) {
    this.request = request;
    this.requestBodyBytes = requestBodyBytes;
    this.status = status;
    this.responseBodyBytes = responseBodyBytes;
  }

  /**
   * The request method.
   *
   * @return the method in upper case, as sent
   */
  public String method() {
    return request.method();
  }

  /**
   * The decoded path without the query.
   *
   * @return the path, starting with a slash
   */
  public String path() {
    return request.path();
  }

  /**
   * Host and port, as the client called them.
   *
   * @return the value of {@code Host} or {@code :authority}, for example {@code localhost:40123}
   */
  public String host() {
    return request.origin().substring(request.origin().indexOf("//") + 2);
  }

  /**
   * The raw query.
   *
   * @return the text after the question mark, or an empty string
   */
  public String query() {
    return request.query();
  }

  /**
   * The decoded value of a query parameter; of its first value when it is repeated.
   *
   * @param name the name of the parameter
   * @return the value, or nothing when the query does not have the parameter
   */
  public Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  /**
   * The status of the answer.
   *
   * @return the HTTP status, or 0 when the client got no answer because a connection broke
   */
  public int status() {
    return status;
  }

  /**
   * The size of the request's body.
   *
   * @return the bytes that arrived
   */
  public long requestBodyBytes() {
    return requestBodyBytes;
  }

  /**
   * The size of the answer's body.
   *
   * @return the bytes that were to be sent: 0 for HEAD, those before the break for a body that is
   *     cut
   */
  public long responseBodyBytes() {
    return responseBodyBytes;
  }

  /**
   * The names of the headers of the request.
   *
   * @return an unmodifiable set that ignores case
   */
  public Set<String> headerNames() {
    return request.headerNames();
  }

  /**
   * The value of a header of the request.
   *
   * @param name the name of the header, in any case
   * @return its value, or nothing when it was not sent; for a header with credentials only the
   *     scheme, such as {@code Bearer}
   */
  public Optional<String> header(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<String> value = request.header(name);
    if (lower.equals(API_KEY)) {
      return value.map(key -> "***");
    }
    return SECRET.contains(lower) ? value.map(RecordedCall::scheme) : value;
  }

  /**
   * The names of the headers in which credentials came.
   *
   * @return those of {@code Authorization}, {@code Proxy-Authorization}, {@code Cookie} and {@code
   *     IAM-ApiKey} that were sent, in lower case
   */
  public List<String> credentialHeaders() {
    return Stream.of("authorization", "proxy-authorization", "cookie", API_KEY)
        .filter(name -> request.header(name).isPresent())
        .toList();
  }

  /**
   * Requests for people, numbered, each on a line of its own. Of many only the last 50 are shown.
   *
   * @param calls the requests, in order
   * @return lines such as {@code 1. GET /v2/ -> 401}, joined by line feeds; no text when there are
   *     no requests
   */
  public static String list(List<RecordedCall> calls) {
    int hidden = Math.max(0, calls.size() - MOST_LINES);
    List<String> lines = new ArrayList<>();
    if (hidden > 0) {
      lines.add("  (" + hidden + " before these)");
    }
    for (int i = hidden; i < calls.size(); i++) {
      lines.add("  " + (i + 1) + ". " + calls.get(i));
    }
    return String.join("\n", lines);
  }

  /**
   * Whether the request carried credentials.
   *
   * @return true if it had an {@code Authorization} header
   */
  public boolean authorized() {
    return request.header("Authorization").isPresent();
  }

  IncomingRequest request() {
    return request;
  }

  @Override
  public String toString() {
    return request + " -> " + status;
  }

  private static String scheme(String value) {
    int space = value.indexOf(' ');
    return space < 0 ? "***" : value.substring(0, space);
  }
}
