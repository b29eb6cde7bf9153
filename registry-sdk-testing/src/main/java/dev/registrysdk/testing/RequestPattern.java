package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import okio.ByteString;

/**
 * Which requests a fault is for, or an assertion is about: a method, a path, and further conditions
 * that all have to hold.
 *
 * <p>A path is given without host and query, decoded. In it {@code *} stands for any text within
 * one segment, {@code **} for any number of segments, also none. Repository names have several
 * segments; so below {@code /v2/} a single {@code *} in the place of the repository stands for the
 * whole name: <code>/v2/*&#47;manifests/*</code> is about {@code acme/web} as well. The same holds
 * for the name of an image in the control plane of IBM Cloud: <code>/api/v1/images/*&#47;json
 * </code>.
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><td><code>put("/v2/*&#47;manifests/*")</code></td><td>pushes of manifests to any repository</td></tr>
 * <tr><td>{@code get("/v2/acme/web/manifests/1.*")}</td><td>some tags of one repository</td></tr>
 * <tr><td>{@code any("/v2/acme/**")}</td><td>everything below {@code acme}</td></tr>
 * <tr><td><code>post("/v2/*&#47;blobs/uploads/").parameter("mount")</code></td><td>mounts</td></tr>
 * <tr><td>{@code get("/token")}</td><td>the token server of the registry</td></tr>
 * </table>
 *
 * <p>Immutable: each condition gives a narrower copy.
 */
public final class RequestPattern {
  private static final String ANY_METHOD = "any request to";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE");

  private final String method;
  private final RequestPath path;
  private final List<Condition> conditions;

  private RequestPattern(String method, RequestPath path, List<Condition> conditions) {
    this.method = method;
    this.path = path;
    this.conditions = List.copyOf(conditions);
  }

  /**
   * Every request there is.
   *
   * @return the pattern
   */
  public static RequestPattern anyRequest() {
    return new RequestPattern(ANY_METHOD, RequestPath.ANY, List.of());
  }

  /**
   * Requests to a path with any method.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern any(String path) {
    return new RequestPattern(ANY_METHOD, RequestPath.of(path), List.of());
  }

  /**
   * {@code GET} requests. {@code HEAD} is a method of its own: see {@link #head}.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern get(String path) {
    return of("GET", path);
  }

  /**
   * {@code HEAD} requests.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern head(String path) {
    return of("HEAD", path);
  }

  /**
   * {@code PUT} requests.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern put(String path) {
    return of("PUT", path);
  }

  /**
   * {@code POST} requests.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern post(String path) {
    return of("POST", path);
  }

  /**
   * {@code PATCH} requests.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern patch(String path) {
    return of("PATCH", path);
  }

  /**
   * {@code DELETE} requests.
   *
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if that is not a path
   */
  public static RequestPattern delete(String path) {
    return of("DELETE", path);
  }

  /**
   * Requests with a method and a path.
   *
   * @param method {@code GET}, {@code HEAD}, {@code PUT}, {@code POST}, {@code PATCH} or {@code
   *     DELETE}
   * @param path the path, with wildcards
   * @return the pattern
   * @throws IllegalArgumentException if a registry knows no such method, or if that is not a path
   */
  public static RequestPattern of(String method, String path) {
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException(
          "No request of a registry has the method \""
              + method
              + "\": use GET, HEAD, PUT, POST, PATCH or DELETE, or any(path) for all of them");
    }
    return new RequestPattern(method, RequestPath.of(path), List.of());
  }

  /**
   * Only requests whose query has a parameter.
   *
   * @param name the name of the parameter
   * @return a copy
   */
  public RequestPattern parameter(String name) {
    return with("with parameter " + name, request -> request.parameter(name).isPresent());
  }

  /**
   * Only requests whose query has a parameter with a value.
   *
   * @param name the name of the parameter
   * @param value its decoded value
   * @return a copy
   */
  public RequestPattern parameter(String name, String value) {
    return with(
        "with parameter " + name + "=" + value,
        request -> request.parameters().all(name).contains(value));
  }

  /**
   * Only requests with a header.
   *
   * @param name the name of the header, in any case
   * @return a copy
   */
  public RequestPattern header(String name) {
    return with("with header " + name, request -> request.header(name).isPresent());
  }

  /**
   * Only requests with a header of a value. Descriptions do not show the value, which may be
   * secret.
   *
   * @param name the name of the header, in any case
   * @param value its exact value
   * @return a copy
   */
  public RequestPattern header(String name, String value) {
    return with(
        "with the given value of header " + name,
        request -> request.headerValues(name).contains(value));
  }

  /**
   * Only requests whose body contains a text.
   *
   * @param text the text, in UTF-8
   * @return a copy
   */
  public RequestPattern bodyContains(String text) {
    return with(
        new Condition(
            "whose body contains \"" + text + "\"",
            request -> request.content().contains(ByteString.encodeUtf8(text)),
            true));
  }

  /**
   * Only requests that fulfil a condition of your own. Where a fault happens before the body of the
   * request is read, the condition sees none.
   *
   * @param description the condition in words, such as {@code from the second host}, for messages
   * @param condition is asked on several threads at a time
   * @return a copy
   */
  public RequestPattern matching(String description, Predicate<IncomingRequest> condition) {
    return with(description, condition);
  }

  /**
   * Whether a recorded request is one of those.
   *
   * @param call the request
   * @return true if method, path and all conditions are as wanted
   * @throws IllegalArgumentException if a condition is about the body, which is not recorded
   */
  public boolean matches(RecordedCall call) {
    if (needsBody()) {
      throw new IllegalArgumentException(
          "Bodies are not recorded, so no recorded request can be found by "
              + this
              + ": use its path, its parameters or its headers");
    }
    return matches(call.request());
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(path == RequestPath.ANY ? "any request" : method + " " + path);
    conditions.forEach(condition -> text.append(' ').append(condition.description));
    return text.toString();
  }

  RequestPath path() {
    return path;
  }

  boolean hasMethod(String... methods) {
    return List.of(methods).contains(method);
  }

  /** Whether a condition looks at the body of the request. */
  boolean needsBody() {
    return conditions.stream().anyMatch(Condition::onBody);
  }

  boolean matches(IncomingRequest request) {
    return methodMatches(request)
        && path.matches(request.path())
        && conditions.stream().allMatch(condition -> condition.test.test(request));
  }

  /** How much of a request is as wanted; what is not is said in words. */
  Nearness nearness(IncomingRequest request) {
    boolean methodMatches = methodMatches(request);
    if (!path.matches(request.path())) {
      boolean alike =
          Route.of(request.path()).map(Route::target).equals(path.target())
              && path.target().isPresent();
      return new Nearness((alike ? 4 : 0) + (methodMatches ? 1 : 0), "its path is another");
    }
    if (!methodMatches) {
      return new Nearness(8, "its method is " + request.method());
    }
    return conditions.stream()
        .filter(condition -> !condition.test.test(request))
        .findFirst()
        .map(missing -> new Nearness(16, "it is not one " + missing.description))
        .orElse(new Nearness(32, "it matched"));
  }

  private boolean methodMatches(IncomingRequest request) {
    return method.equals(ANY_METHOD) || method.equals(request.method());
  }

  private RequestPattern with(String description, Predicate<IncomingRequest> test) {
    return with(new Condition(description, test, false));
  }

  private RequestPattern with(Condition condition) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(condition);
    return new RequestPattern(method, path, more);
  }

  /**
   * How near a request comes to a pattern.
   *
   * @param score higher is nearer
   * @param reason why it does not match
   */
  record Nearness(int score, String reason) {}

  private record Condition(String description, Predicate<IncomingRequest> test, boolean onBody) {}
}
