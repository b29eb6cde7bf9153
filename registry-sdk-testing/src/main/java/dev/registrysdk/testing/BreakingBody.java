package dev.registrysdk.testing;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okhttp3.Headers;
import okio.BufferedSink;

/**
 * A body that ends the connection when it cannot be written to its end, for example because its
 * file is gone. The web server would keep the client waiting.
 *
 * @param end is run when the body is written, or cannot be
 */
record BreakingBody(MockResponseBody body, Runnable disconnect, Runnable end)
    implements MockResponseBody {
  /** Puts one around the body of an answer, if it has one. */
  static MockResponse in(MockResponse answer, Runnable disconnect, Runnable end) {
    MockResponseBody body = answer.getBody();
    if (body == null) {
      return answer;
    }
    // Setting the body sets a length as well, which may not be the one to send.
    Headers headers = answer.getHeaders();
    return answer
        .newBuilder()
        .body(new BreakingBody(body, disconnect, end))
        .headers(headers)
        .build();
  }

  @Override
  public long getContentLength() {
    return body.getContentLength();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try {
      body.writeTo(sink);
    } catch (IOException e) {
      disconnect.run();
      throw e;
    } catch (RuntimeException e) {
      disconnect.run();
      throw new IOException(e);
    } finally {
      end.run();
    }
  }
}
