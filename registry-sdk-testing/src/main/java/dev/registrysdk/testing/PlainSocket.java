package dev.registrysdk.testing;

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
    InputStream greeted = new Greeting(super.getInputStream(), (first, rest) -> admits(first));
    return http2 ? greeted : new RequestStream(this, greeted, getOutputStream(), arrivals);
  }

  private boolean admits(byte[] first) throws IOException {
    if (first[0] != TLS_HANDSHAKE) {
      return true;
    }
    getOutputStream().write(ANSWER);
    shutdownOutput();
    return false;
  }
}
