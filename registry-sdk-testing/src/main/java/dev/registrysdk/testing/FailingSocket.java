package dev.registrysdk.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection whose TLS handshake may fail, which is decided when the client's greeting comes. */
final class FailingSocket extends LoopbackSocket {
  private static final byte[] HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 40};
  private static final byte[] GARBAGE =
      "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Supplier<Optional<HandshakeFault>> faults;

  FailingSocket(Connections connections, Supplier<Optional<HandshakeFault>> faults) {
    super(connections);
    this.faults = faults;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Greeting(super.getInputStream());
  }

  private int fail(HandshakeFault fault) throws IOException {
    byte[] answer =
        switch (fault) {
          case CLOSE -> new byte[0];
          case ALERT -> HANDSHAKE_FAILURE;
          case GARBAGE -> GARBAGE;
        };
    getOutputStream().write(answer);
    shutdownOutput();
    return -1;
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
        Optional<HandshakeFault> fault = faults.get();
        if (fault.isPresent()) {
          skipGreeting(buffer, offset, count);
          return fail(fault.get());
        }
      }
      return count;
    }

    /** To close a connection with unread bytes would throw away what was answered. */
    private void skipGreeting(byte[] buffer, int offset, int count) throws IOException {
      byte[] header = Arrays.copyOf(Arrays.copyOfRange(buffer, offset, offset + count), 5);
      if (count < header.length) {
        in.readNBytes(header, count, header.length - count);
      }
      int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
      in.skipNBytes(Math.max(0, length + header.length - Math.max(count, header.length)));
    }
  }
}
