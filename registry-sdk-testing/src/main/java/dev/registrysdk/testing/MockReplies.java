package dev.registrysdk.testing;

import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;

/** Turns replies into what the web server sends. */
final class MockReplies {
  private MockReplies() {}

  /**
   * The answer that the web server is to send.
   *
   * @param lease keeps the content of the reply until it is read
   * @param http2 whether the answer has the framing of HTTP/2, and needs none of its own
   */
  static MockResponse of(Reply reply, Lease lease, boolean head, boolean http2, Pauses pauses) {
    MockResponse.Builder response = new MockResponse.Builder().code(reply.status());
    if (hasBody(reply, head)) {
      Content sent = sentPart(reply);
      boolean whole = sent.size() == reply.content().size();
      boolean chunked = isChunked(reply) && !http2;
      response.body(new ReplyBody(sent, lease, reply.effect(), pauses, chunked, whole));
    }
    response.headers(headers(reply));
    return withEffect(response, reply.effect(), http2).build();
  }

  /** How many bytes of the body go over the wire. */
  static long sentBytes(Reply reply, boolean head) {
    return reply.effect().isSilent() ? 0 : hasBody(reply, head) ? sentPart(reply).size() : 0;
  }

  /** How many bytes of the body would go over the wire if nothing happened to the connection. */
  static long bodyBytes(Reply reply, boolean head) {
    return hasBody(reply, head) ? reply.content().size() : 0;
  }

  private static boolean hasBody(Reply reply, boolean head) {
    return !head && !isBodiless(reply);
  }

  private static boolean isBodiless(Reply reply) {
    return reply.status() == 204 || reply.status() == 304;
  }

  private static boolean isChunked(Reply reply) {
    return reply.header("Transfer-Encoding").filter("chunked"::equals).isPresent();
  }

  private static Headers headers(Reply reply) {
    Headers.Builder headers = reply.headers().newBuilder();
    boolean sized =
        !isBodiless(reply)
            && !isChunked(reply)
            && reply.effect().kind() != Reply.Effect.Kind.UNTIL_CLOSE;
    if (sized && headers.get("Content-Length") == null) {
      headers.set("Content-Length", Long.toString(reply.content().size()));
    }
    return headers.build();
  }

  private static Content sentPart(Reply reply) {
    Content content = reply.content();
    return switch (reply.effect().kind()) {
      case CUT, STALL_BODY ->
          content.slice(0, Math.min(content.size(), reply.effect().bytes(content.size())));
      case NONE, DISCONNECT, DISCONNECT_AFTER, STALL, DRIP, UNTIL_CLOSE -> content;
    };
  }

  private static MockResponse.Builder withEffect(
      MockResponse.Builder response, Reply.Effect effect, boolean http2) {
    return switch (effect.kind()) {
      case NONE, DRIP -> response;
      case DISCONNECT -> response.onResponseStart(new SocketEffect.CloseSocket());
      case STALL -> response.onResponseStart(SocketEffect.Stall.INSTANCE);
      // The end of a stream of HTTP/2 is the end of a body, without the end of the connection.
      case UNTIL_CLOSE -> http2 ? response : response.onResponseEnd(new SocketEffect.CloseSocket());
      case CUT, DISCONNECT_AFTER -> response.onResponseEnd(new SocketEffect.CloseSocket());
      case STALL_BODY -> response.onResponseEnd(SocketEffect.Stall.INSTANCE);
    };
  }
}
