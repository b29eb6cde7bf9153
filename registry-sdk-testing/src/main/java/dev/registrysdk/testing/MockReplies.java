package dev.registrysdk.testing;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.BufferedSink;

/** Turns replies into what the web server sends. */
final class MockReplies {
  private MockReplies() {}

  static MockResponse of(Reply reply, boolean head) {
    boolean bodiless = reply.status() == 204 || reply.status() == 304;
    Headers.Builder headers = reply.headers().newBuilder();
    if (!bodiless && headers.get("Content-Length") == null) {
      headers.set("Content-Length", Long.toString(reply.content().size()));
    }
    MockResponse.Builder response = new MockResponse.Builder().code(reply.status());
    if (!bodiless && !head) {
      response.body(new Body(sentPart(reply)));
    }
    response.headers(headers.build());
    return withEffect(response, reply.effect()).build();
  }

  /** How many bytes of the body go over the wire. */
  static long sentBytes(Reply reply, boolean head) {
    return head || isSilent(reply.effect()) ? 0 : sentPart(reply).size();
  }

  /** Whether the client sees no status at all. */
  static boolean isSilent(Reply.Effect effect) {
    return effect == Reply.Effect.DISCONNECT || effect == Reply.Effect.STALL;
  }

  private static Content sentPart(Reply reply) {
    Content content = reply.content();
    return switch (reply.effect()) {
      case TRUNCATE_BODY, STALL_BODY -> content.slice(0, content.size() / 2);
      case NONE, DISCONNECT, DISCONNECT_AFTER, STALL -> content;
    };
  }

  private static MockResponse.Builder withEffect(
      MockResponse.Builder response, Reply.Effect effect) {
    return switch (effect) {
      case NONE -> response;
      case DISCONNECT -> response.onResponseStart(new SocketEffect.CloseSocket());
      case STALL -> response.onResponseStart(SocketEffect.Stall.INSTANCE);
      case TRUNCATE_BODY, DISCONNECT_AFTER ->
          response.onResponseEnd(new SocketEffect.CloseSocket());
      case STALL_BODY -> response.onResponseEnd(SocketEffect.Stall.INSTANCE);
    };
  }

  private record Body(Content content) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return content.size();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      content.writeTo(sink);
    }
  }
}
