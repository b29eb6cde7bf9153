package dev.registrysdk.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;

/**
 * An answer of the registry: status, headers, body, and what happens to the connection meanwhile.
 *
 * <p>Immutable: each {@code with…} method returns a changed copy. An {@link Interceptor} makes one
 * from scratch or changes the one that the registry would have given.
 *
 * <pre>{@code
 * Reply.status(429).withHeader("Retry-After", "1");
 * Reply.error(503, "UNAVAILABLE", "try later");
 * next.proceed().withoutHeader("Docker-Content-Digest");
 * next.proceed().withEffect(Reply.Effect.TRUNCATE_BODY);
 * }</pre>
 */
public final class Reply {
  /** What happens to the connection that carries a reply. */
  public enum Effect {
    /** The reply is sent whole and the connection stays open. */
    NONE,
    /** The connection is closed before anything of the reply is sent. */
    DISCONNECT,
    /**
     * The headers announce the whole body, but the connection is closed after the first half of it.
     */
    TRUNCATE_BODY,
    /** The reply is sent whole, then the connection is closed without notice. */
    DISCONNECT_AFTER,
    /** Nothing is sent and the connection stays open until the registry is closed. */
    STALL,
    /** The first half of the body is sent, then nothing more until the registry is closed. */
    STALL_BODY
  }

  private final int status;
  private final Headers headers;
  private final Content body;
  private final Effect effect;

  private Reply(int status, Headers headers, Content body, Effect effect) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.effect = effect;
  }

  /**
   * A reply without headers and body.
   *
   * @param status the HTTP status, 200 to 599
   * @return the reply
   * @throws IllegalArgumentException if the status is not a final HTTP status
   */
  public static Reply status(int status) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("Not a final HTTP status: " + status + ", use 200 to 599");
    }
    return new Reply(status, new Headers.Builder().build(), Content.EMPTY, Effect.NONE);
  }

  /**
   * A reply with the error document of the registry protocol.
   *
   * @param status the HTTP status
   * @param code the error code, such as {@code TOOMANYREQUESTS}
   * @param message the text for people
   * @return the reply
   */
  public static Reply error(int status, String code, String message) {
    return status(status)
        .withJson(Map.of("errors", List.of(Map.of("code", code, "message", message))));
  }

  /**
   * A temporary redirect (307) to another address.
   *
   * @param target where the client is sent, on this or another host
   * @return the reply
   */
  public static Reply redirect(URI target) {
    return status(307).withHeader("Location", target.toString());
  }

  /**
   * The same reply with another status.
   *
   * @param newStatus the HTTP status, 200 to 599
   * @return a copy
   */
  public Reply withStatus(int newStatus) {
    return new Reply(status(newStatus).status, headers, body, effect);
  }

  /**
   * The same reply with a header, in place of all earlier values of that header. A {@code
   * Content-Length} set here is sent as it is, even when it is wrong.
   *
   * @param name the name of the header
   * @param value its value
   * @return a copy
   */
  public Reply withHeader(String name, String value) {
    return new Reply(status, headers.newBuilder().set(name, value).build(), body, effect);
  }

  /**
   * The same reply with one more value of a header.
   *
   * @param name the name of the header
   * @param value the value to add
   * @return a copy
   */
  public Reply withAddedHeader(String name, String value) {
    return new Reply(status, headers.newBuilder().add(name, value).build(), body, effect);
  }

  /**
   * The same reply without a header.
   *
   * @param name the name of the header, in any case
   * @return a copy
   */
  public Reply withoutHeader(String name) {
    return new Reply(status, headers.newBuilder().removeAll(name).build(), body, effect);
  }

  /**
   * The same reply with another body.
   *
   * @param newBody the bytes, which are copied
   * @return a copy
   */
  public Reply withBody(byte[] newBody) {
    return withContent(Content.of(newBody));
  }

  /**
   * The same reply with a text as its body.
   *
   * @param newBody the text, sent as UTF-8
   * @return a copy
   */
  public Reply withBody(String newBody) {
    return withBody(newBody.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The same reply with an effect on the connection.
   *
   * @param newEffect what happens to the connection
   * @return a copy
   */
  public Reply withEffect(Effect newEffect) {
    return new Reply(status, headers, body, newEffect);
  }

  /**
   * The HTTP status.
   *
   * @return the status
   */
  public int status() {
    return status;
  }

  /**
   * The value of a header.
   *
   * @param name the name of the header, in any case
   * @return its last value, or nothing when the reply does not have it
   */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The body. The answer to a HEAD request keeps it here, though it is not sent.
   *
   * @return a copy of the bytes
   */
  public byte[] body() {
    return body.toByteArray();
  }

  /**
   * What happens to the connection.
   *
   * @return the effect
   */
  public Effect effect() {
    return effect;
  }

  @Override
  public String toString() {
    return status + " with " + body + (effect == Effect.NONE ? "" : " and " + effect);
  }

  Reply withJson(Object json) {
    return withHeader("Content-Type", "application/json").withContent(Content.of(Json.write(json)));
  }

  /** JSON in which null members stay. */
  Reply withNullableJson(Object json) {
    return withHeader("Content-Type", "application/json")
        .withContent(Content.of(Json.writeWithNulls(json)));
  }

  Reply withContent(Content newBody) {
    return new Reply(status, headers, newBody, effect);
  }

  Headers headers() {
    return headers;
  }

  Content content() {
    return body;
  }
}
