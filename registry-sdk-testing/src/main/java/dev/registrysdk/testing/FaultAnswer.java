package dev.registrysdk.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An answer with faults: made from scratch by {@link FaultRule#respond(int)}, or that of the
 * registry with changes by {@link FaultRule#alter()}.
 *
 * <p>Each method is one change, and changes are done in the order in which they are called. What
 * the answer does not have, cannot be changed: then the whole fault is left out and does not count.
 * Thread-safe.
 */
public final class FaultAnswer {
  private static final String JSON = "application/json";

  private final AnswerFault fault;

  FaultAnswer(AnswerFault fault) {
    this.fault = fault;
  }

  /**
   * Another status: 201 for a {@code PATCH}, for example.
   *
   * @param status the HTTP status, 200 to 599
   * @return this answer
   * @throws IllegalArgumentException if the status is not a final HTTP status
   */
  public FaultAnswer status(int status) {
    Reply checked = Reply.status(status);
    return with("status " + status, (call, reply) -> reply.withStatus(checked.status()));
  }

  /**
   * A header, in place of all earlier values: a stale {@code Range}, for example.
   *
   * @param name the name of the header
   * @param value its value
   * @return this answer
   */
  public FaultAnswer header(String name, String value) {
    return with("header " + name, HeaderSteps.set(name, value));
  }

  /**
   * No header of a name.
   *
   * @param name the name of the header, in any case
   * @return this answer
   */
  public FaultAnswer withoutHeader(String name) {
    return with("without header " + name, HeaderSteps.without(name));
  }

  /**
   * {@code Retry-After} in seconds.
   *
   * @param time how long the client shall wait; parts of a second count as a whole one
   * @return this answer
   * @throws IllegalArgumentException if the time is negative
   */
  public FaultAnswer retryAfter(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Retry-After cannot be negative, as " + time + " is");
    }
    long seconds = time.getSeconds() + (time.getNano() > 0 ? 1 : 0);
    return with("Retry-After " + seconds, HeaderSteps.set("Retry-After", Long.toString(seconds)));
  }

  /**
   * {@code Retry-After} as a date.
   *
   * @param time when the client may come again
   * @return this answer
   */
  public FaultAnswer retryAfter(Instant time) {
    String date = HttpDates.of(time);
    return with("Retry-After " + date, HeaderSteps.set("Retry-After", date));
  }

  /**
   * The rate limit headers of Docker Hub: {@code ratelimit-limit: 100;w=21600} and {@code
   * ratelimit-remaining}.
   *
   * @param limit how many pulls are allowed
   * @param remaining how many of them are left
   * @param window in what time
   * @return this answer
   */
  public FaultAnswer rateLimit(int limit, int remaining, Duration window) {
    String suffix = ";w=" + window.toSeconds();
    return with("rate limit", HeaderSteps.set("ratelimit-limit", limit + suffix))
        .with("", HeaderSteps.set("ratelimit-remaining", remaining + suffix));
  }

  /**
   * One more warning: {@code Warning: 299 - "…"}.
   *
   * @param text what it says
   * @return this answer
   */
  public FaultAnswer warning(String text) {
    String value = "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return with("a warning", (call, reply) -> reply.withAddedHeader("Warning", value));
  }

  /**
   * Another {@code Content-Type}.
   *
   * @param mediaType the media type
   * @return this answer
   */
  public FaultAnswer contentType(String mediaType) {
    return with("type " + mediaType, HeaderSteps.set("Content-Type", mediaType));
  }

  /**
   * The error document of the registry protocol.
   *
   * @param code the error code, such as {@code TOOMANYREQUESTS}
   * @param message the text for people
   * @return this answer
   */
  public FaultAnswer error(String code, String message) {
    Reply document = Reply.error(500, code, message);
    return with("error " + code, (call, reply) -> content(reply, document.content(), JSON));
  }

  /**
   * Another body. The type and the other headers stay; the length is that of the new body.
   *
   * @param bytes the body, which is copied
   * @return this answer
   */
  public FaultAnswer body(byte[] bytes) {
    Content content = Content.of(bytes);
    return with("another body", (call, reply) -> BodySteps.sized(reply.withContent(content)));
  }

  /**
   * Another body of JSON: garbage, or of a shape that nobody expects.
   *
   * @param json the text, which is not checked; sent as UTF-8 and {@code application/json}
   * @return this answer
   */
  public FaultAnswer json(String json) {
    Content content = Content.of(json);
    return with("JSON of its own", (call, reply) -> content(reply, content, JSON));
  }

  /**
   * A body that is called JSON but breaks off in the middle.
   *
   * @return this answer
   */
  public FaultAnswer garbageJson() {
    Content content = Content.of("{\"errors\":[{\"code\":");
    return with("garbage JSON", (call, reply) -> content(reply, content, JSON));
  }

  /**
   * An HTML page, as a proxy sends it.
   *
   * @return this answer
   */
  public FaultAnswer htmlPage() {
    Content content =
        Content.of(
            "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head>"
                + "<body><h1>Bad gateway</h1><p>nginx</p></body></html>\n");
    return with(
        "an HTML page", (call, reply) -> content(reply, content, "text/html; charset=utf-8"));
  }

  /**
   * No body.
   *
   * @return this answer
   */
  public FaultAnswer emptyBody() {
    return with("no body", (call, reply) -> BodySteps.sized(reply.withContent(Content.EMPTY)));
  }

  /**
   * A long text in place of an error document.
   *
   * @param bytes how long it is
   * @return this answer
   * @throws IllegalArgumentException if the number is not positive
   */
  public FaultAnswer longText(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("A text has at least 1 byte, not " + bytes);
    }
    Content content = Content.of(BodySteps.text(bytes));
    return with(
        "a text of " + bytes + " bytes",
        (call, reply) -> content(reply, content, "text/plain; charset=utf-8"));
  }

  /**
   * Another value of a member of a JSON object: {@code expires_in} of a token, for example.
   *
   * @param name the name of the member, which need not be there
   * @param value a string, a number, a boolean, a list or a map
   * @return this answer
   */
  public FaultAnswer jsonMember(String name, Object value) {
    return with("member " + name, BodySteps.member(name, value));
  }

  /**
   * A JSON object without one of its members.
   *
   * @param name the name of the member
   * @return this answer
   */
  public FaultAnswer withoutJsonMember(String name) {
    return with("without member " + name, BodySteps.member(name, null));
  }

  /**
   * A {@code Docker-Content-Digest} that is well-formed and wrong. To send none, use {@code
   * withoutHeader("Docker-Content-Digest")}.
   *
   * @return this answer
   */
  public FaultAnswer wrongDigestHeader() {
    String digest = Digest.of(Content.of("not the content")).toString();
    return with("a wrong digest header", HeaderSteps.set("Docker-Content-Digest", digest));
  }

  /**
   * Another {@code Content-Length} than the body has. The whole body is sent, then the connection
   * is closed.
   *
   * @param bytes the length that is announced
   * @return this answer
   * @throws IllegalArgumentException if the number is negative
   * @throws IllegalStateException if something happens to the connection already
   */
  public FaultAnswer contentLength(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A Content-Length is 0 or more, not " + bytes);
    }
    return with("", HeaderSteps.set("Content-Length", Long.toString(bytes)))
        .effect("Content-Length " + bytes, Reply.Effect.DISCONNECT_AFTER);
  }

  /**
   * The body in chunks, with {@code Transfer-Encoding} in place of {@code Content-Length}.
   *
   * @return this answer
   */
  public FaultAnswer chunked() {
    return with(
        "in chunks",
        (call, reply) -> BodySteps.sized(reply).withHeader("Transfer-Encoding", "chunked"));
  }

  /**
   * No length at all: the body ends where the connection is closed.
   *
   * @return this answer
   * @throws IllegalStateException if something happens to the connection already
   */
  public FaultAnswer withoutContentLength() {
    return with("", (call, reply) -> BodySteps.sized(reply))
        .effect("without Content-Length", Reply.Effect.UNTIL_CLOSE);
  }

  /**
   * Only the first bytes of the body, and a {@code Content-Length} that says so. With the right
   * length, a body is truncated by {@link FaultRule#cutResponseAfter}.
   *
   * @param bytes how many bytes are left, fewer than there are
   * @return this answer
   * @throws IllegalArgumentException if the number is negative
   */
  public FaultAnswer shortenBody(long bytes) {
    return with("the body cut to " + position(bytes) + " bytes", BodySteps.shortened(bytes));
  }

  /**
   * The body with all bits of one byte turned.
   *
   * @param offset where the byte is, from 0
   * @return this answer
   * @throws IllegalArgumentException if the number is negative
   */
  public FaultAnswer flipByte(long offset) {
    return with("byte " + position(offset) + " flipped", BodySteps.flipped(offset));
  }

  /**
   * The body with some of its bytes replaced. It keeps its length.
   *
   * @param offset where the first of them is, from 0
   * @param bytes what is there instead
   * @return this answer
   * @throws IllegalArgumentException if the number is negative, or there are no bytes
   */
  public FaultAnswer replaceBytes(long offset, byte[] bytes) {
    if (bytes.length == 0) {
      throw new IllegalArgumentException("To replace 0 bytes changes nothing: give some");
    }
    return with("bytes replaced at " + position(offset), BodySteps.replaced(offset, bytes));
  }

  /**
   * Another content of the same length.
   *
   * @return this answer
   */
  public FaultAnswer otherContent() {
    return with("another content", BodySteps.other());
  }

  /**
   * The body compressed, with {@code Content-Encoding: gzip}, whether the client asked for it or
   * not.
   *
   * @return this answer
   */
  public FaultAnswer gzip() {
    return with("gzip", BodySteps.gzip());
  }

  /**
   * A {@code Location} of any kind. Without one of these methods an answer made from scratch has
   * none, also a redirect.
   *
   * @param location the value, not checked
   * @return this answer
   */
  public FaultAnswer location(String location) {
    return with("Location " + location, HeaderSteps.set("Location", location));
  }

  /**
   * A {@code Location} at another origin: that of the answer moved there, or if it has none, that
   * of the request.
   *
   * @param origin scheme, host and port, for example the {@link InMemoryRegistry#url()} of another
   *     registry; its path does not matter
   * @return this answer
   */
  public FaultAnswer locationAt(URI origin) {
    return with("Location at " + origin, HeaderSteps.locationAt(origin));
  }

  /**
   * The {@code Location} of the answer without scheme and host.
   *
   * @return this answer
   */
  public FaultAnswer relativeLocation() {
    return with("a relative Location", HeaderSteps.relativeLocation());
  }

  /**
   * The {@code Location} of the answer with scheme, host and port.
   *
   * @return this answer
   */
  public FaultAnswer absoluteLocation() {
    return with("an absolute Location", HeaderSteps.absoluteLocation());
  }

  /**
   * A {@code Location} that leads to the same request again: with a redirect, a loop.
   *
   * @return this answer
   */
  public FaultAnswer loopingLocation() {
    return with("a Location that loops", HeaderSteps.loopingLocation());
  }

  /**
   * {@code Link} headers of any kind.
   *
   * @param values the values, not checked
   * @return this answer
   */
  public FaultAnswer link(String... values) {
    return with("Link", HeaderSteps.all("Link", List.of(values)));
  }

  /**
   * The {@code Link} of the answer twice.
   *
   * @return this answer
   */
  public FaultAnswer duplicateLink() {
    return with("the Link twice", HeaderSteps.duplicateLink());
  }

  /**
   * A {@code Link} that leads to the same page again: pages repeat and never end.
   *
   * @return this answer
   */
  public FaultAnswer loopingLink() {
    return with("a Link that loops", HeaderSteps.loopingLink());
  }

  /**
   * The {@code Link} of the answer moved to another origin.
   *
   * @param origin scheme, host and port; its path does not matter
   * @return this answer
   */
  public FaultAnswer linkAt(URI origin) {
    return with("a Link at " + origin, HeaderSteps.linkAt(origin));
  }

  /**
   * An odd challenge, in place of those of a 401. With {@link FaultRule#alter()} only the
   * registry's own 401s are meant.
   *
   * @param challenge what is odd about it
   * @return this answer
   */
  public FaultAnswer challenge(OddChallenge challenge) {
    return with("challenge " + challenge, HeaderSteps.challenge(challenge));
  }

  /**
   * Challenges of any kind, in place of those of a 401.
   *
   * @param values the values of {@code WWW-Authenticate}, not checked
   * @return this answer
   */
  public FaultAnswer challenge(String... values) {
    return with("a challenge", HeaderSteps.challenge(List.of(values)));
  }

  /**
   * A {@code Bearer} challenge with another token server, in place of those of a 401.
   *
   * @param realm the token server, for example on another host
   * @return this answer
   */
  public FaultAnswer challengeAt(URI realm) {
    return with("a challenge at " + realm, HeaderSteps.challengeAt(realm));
  }

  FaultAnswer effect(String description, Reply.Effect effect) {
    fault.effect(description, effect);
    return this;
  }

  private FaultAnswer with(String description, FaultStep step) {
    fault.add(description, step);
    return this;
  }

  private static Reply content(Reply reply, Content content, String type) {
    return BodySteps.sized(reply.withContent(content)).withHeader("Content-Type", type);
  }

  private static long position(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("A place in a body is 0 or more, not " + bytes);
    }
    return bytes;
  }
}
