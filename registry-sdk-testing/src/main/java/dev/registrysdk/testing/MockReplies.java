package dev.registrysdk.testing;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;

/** Turns replies into what the web server sends. */
final class MockReplies {
  private MockReplies() {}

  static MockResponse of(Reply reply, boolean head) {
    boolean bodiless = reply.status() == 204 || reply.status() == 304;
    boolean chunked = reply.header("Transfer-Encoding").filter("chunked"::equals).isPresent();
    Headers.Builder headers = reply.headers().newBuilder();
    if (!bodiless && !chunked && headers.get("Content-Length") == null) {
      headers.set("Content-Length", Long.toString(reply.content().size()));
    }
    MockResponse.Builder response = new MockResponse.Builder().code(reply.status());
    if (!bodiless && !head) {
      response.body(chunked ? new Lines(sentPart(reply)) : new Body(sentPart(reply)));
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

  /** A body of unknown length, each of whose lines is a chunk. */
  private record Lines(Content content) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      Buffer left = new Buffer();
      content.writeTo(left);
      while (!left.exhausted()) {
        long end = left.indexOf((byte) '\n');
        long length = end < 0 ? left.size() : end + 1;
        sink.writeHexadecimalUnsignedLong(length).writeUtf8("\r\n");
        sink.write(left, length);
        sink.writeUtf8("\r\n").flush();
      }
      // The web server writes the (empty) trailers, and with them the last line break.
      sink.writeUtf8("0\r\n");
    }
  }

  record Body(Content content) implements MockResponseBody {
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
