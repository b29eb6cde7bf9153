package dev.registrysdk.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection whose TLS handshake may fail, which is decided when the client's greeting comes. */
final class FailingSocket extends Socket {
  private static final byte[] HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 40};
  private static final byte[] GARBAGE =
      "SSH-2.0-OpenSSH_9.6\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Supplier<Optional<HandshakeFault>> faults;

  FailingSocket(Supplier<Optional<HandshakeFault>> faults) {
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
    // What the client still sends is not read, and closing with unread bytes would throw the
    // answer away; so only this direction ends here.
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
          return fail(fault.get());
        }
      }
      return count;
    }
  }
}
