package dev.registrysdk.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A connection without TLS. It turns away clients which try TLS first, as skopeo and podman do: the
 * web server would take their greeting for a request line and let them wait until they lose
 * patience.
 */
final class PlainSocket extends LoopbackSocket {
  private static final byte TLS_HANDSHAKE = 0x16;
  private static final byte[] ANSWER =
      "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Arrivals arrivals;
  private final boolean http2;

  /**
   * Prepares a connection.
   *
   * @param http2 whether the client speaks HTTP/2 without having asked
   */
  PlainSocket(Connections connections, Arrivals arrivals, boolean http2) {
    super(connections);
    this.arrivals = arrivals;
    this.http2 = http2;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream greeted = new Greeting(super.getInputStream());
    return http2 ? greeted : new RequestStream(this, greeted, getOutputStream(), arrivals);
  }

  private final class Greeting extends FilterInputStream {
    private boolean first = true;

    Greeting(InputStream stream) {
      super(stream);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (first && count > 0) {
        first = false;
        if (buffer[offset] == TLS_HANDSHAKE) {
          getOutputStream().write(ANSWER);
          shutdownOutput();
          return -1;
        }
      }
      return count;
    }
  }
}
