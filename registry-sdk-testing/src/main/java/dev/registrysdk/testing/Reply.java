package dev.registrysdk.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  /**
   * What happens to the connection that carries a reply.
   *
   * <p>Immutable. Bytes are those of the body as it is sent, without headers.
   */
  public static final class Effect {
    enum Kind {
      NONE,
      DISCONNECT,
      CUT,
      DISCONNECT_AFTER,
      STALL,
      STALL_BODY,
      DRIP,
      UNTIL_CLOSE
    }

    /** The reply is sent whole and the connection stays open. */
    public static final Effect NONE = new Effect("NONE", Kind.NONE, 0, Duration.ZERO);

    /** The connection is closed before anything of the reply is sent. */
    public static final Effect DISCONNECT =
        new Effect("DISCONNECT", Kind.DISCONNECT, 0, Duration.ZERO);

    /**
     * The headers announce the whole body, but the connection is closed after the first half of it.
     */
    public static final Effect TRUNCATE_BODY =
        new Effect("TRUNCATE_BODY", Kind.CUT, HALF, Duration.ZERO);

    /** The reply is sent whole, then the connection is closed without notice. */
    public static final Effect DISCONNECT_AFTER =
        new Effect("DISCONNECT_AFTER", Kind.DISCONNECT_AFTER, 0, Duration.ZERO);

    /** Nothing is sent and the connection stays open until the registry is closed. */
    public static final Effect STALL = new Effect("STALL", Kind.STALL, 0, Duration.ZERO);

    /** The first half of the body is sent, then nothing more until the registry is closed. */
    public static final Effect STALL_BODY =
        new Effect("STALL_BODY", Kind.STALL_BODY, HALF, Duration.ZERO);

    /**
     * The reply has no {@code Content-Length}: its body ends where the connection ends, as with
     * HTTP/1.0.
     */
    public static final Effect UNTIL_CLOSE =
        new Effect("UNTIL_CLOSE", Kind.UNTIL_CLOSE, 0, Duration.ZERO);

    private final String name;
    private final Kind kind;
    private final long bytes;
    private final Duration pause;

    private Effect(String name, Kind kind, long bytes, Duration pause) {
      this.name = name;
      this.kind = kind;
      this.bytes = bytes;
      this.pause = pause;
    }

    /**
     * The headers announce the whole body, but the connection is closed after a number of its
     * bytes.
     *
     * @param bytes how many bytes of the body are sent; with 0 the connection is closed before the
     *     headers
     * @return the effect
     * @throws IllegalArgumentException if the number is negative
     */
    public static Effect cutAfter(long bytes) {
      requireBytes(bytes);
      return bytes == 0
          ? DISCONNECT
          : new Effect("CUT after " + bytes + " bytes", Kind.CUT, bytes, Duration.ZERO);
    }

    /**
     * A number of bytes of the body is sent, then nothing more until the registry is closed.
     *
     * @param bytes how many bytes of the body are sent; with 0 the headers only
     * @return the effect
     * @throws IllegalArgumentException if the number is negative
     */
    public static Effect stallAfter(long bytes) {
      requireBytes(bytes);
      return new Effect("STALL after " + bytes + " bytes", Kind.STALL_BODY, bytes, Duration.ZERO);
    }

    /**
     * The body is sent whole, but slowly.
     *
     * @param bytes how many bytes are sent at a time
     * @param pause how long nothing is sent then
     * @return the effect
     * @throws IllegalArgumentException if one of them is not positive
     */
    public static Effect drip(long bytes, Duration pause) {
      if (bytes < 1) {
        throw new IllegalArgumentException(
            "A body drips by at least 1 byte at a time, not " + bytes);
      }
      if (pause.isNegative() || pause.isZero()) {
        throw new IllegalArgumentException(
            "The pause between the drops of a body must be positive, not " + pause);
      }
      return new Effect("DRIP of " + bytes + " bytes every " + pause, Kind.DRIP, bytes, pause);
    }

    @Override
    public String toString() {
      return name;
    }

    Kind kind() {
      return kind;
    }

    Duration pause() {
      return pause;
    }

    /** How many bytes one drop has, or how many come before the break of a body of a size. */
    long bytes(long size) {
      return bytes == HALF ? size / 2 : bytes;
    }

    /** Whether the client sees no status at all. */
    boolean isSilent() {
      return kind == Kind.DISCONNECT || kind == Kind.STALL;
    }

    private static void requireBytes(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException(
            "A connection breaks after 0 or more bytes, not " + bytes);
      }
    }
  }

  private static final long HALF = -1;

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
    return Refusal.of(status, code, message).reply();
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
    return status + " with " + body + (effect.kind() == Effect.Kind.NONE ? "" : " and " + effect);
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
