package dev.registrysdk.testing;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.BufferedSink;

/**
 * Turns answers made for HTTP/1.1 into such for HTTP/2. The web server does not look at their
 * effects there, so these become delays, and connections that are closed by us.
 */
final class Http2Answers {
  private static final long UNTIL_CLOSED_HOURS = 24;

  private Http2Answers() {}

  /**
   * Translates an answer.
   *
   * @param answer with a body that is not in chunks
   * @param disconnect closes the connection
   */
  static MockResponse of(MockResponse answer, Runnable disconnect) {
    MockResponse.Builder response = answer.newBuilder();
    MockResponseBody body = answer.getBody();
    response.removeHeader("Transfer-Encoding").removeHeader("Connection");
    if (answer.getOnResponseStart() == SocketEffect.Stall.INSTANCE) {
      response.headersDelay(UNTIL_CLOSED_HOURS, TimeUnit.HOURS);
    } else if (answer.getOnResponseStart() != null) {
      // What is sent after this does not arrive.
      disconnect.run();
    }
    if (answer.getOnResponseEnd() == SocketEffect.Stall.INSTANCE) {
      response.trailersDelay(UNTIL_CLOSED_HOURS, TimeUnit.HOURS);
    } else if (answer.getOnResponseEnd() != null && body != null) {
      body = new LastBody(body, disconnect);
    }
    if (body != null) {
      // Setting the body sets a length as well, which may not be the one to send.
      Headers headers = response.getHeaders();
      response.body(body).headers(headers);
    }
    return response.build();
  }

  private record LastBody(MockResponseBody body, Runnable disconnect) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return body.getContentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(sink);
      sink.flush();
      disconnect.run();
    }
  }
}
