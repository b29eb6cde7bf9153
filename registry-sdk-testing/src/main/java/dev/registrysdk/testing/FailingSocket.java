package dev.registrysdk.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** A connection whose TLS handshake may fail, which is decided when the client's greeting comes. */
final class FailingSocket extends LoopbackSocket {
  private static final byte TLS_HANDSHAKE = 0x16;
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
    return new Greeting(super.getInputStream(), this::admits);
  }

  private boolean admits(byte[] first, InputStream rest) throws IOException {
    Optional<HandshakeFault> fault = faults.get();
    if (fault.isEmpty()) {
      return true;
    }
    if (first[0] == TLS_HANDSHAKE) {
      skipGreeting(first, rest);
    }
    getOutputStream()
        .write(
            switch (fault.get()) {
              case CLOSE -> new byte[0];
              case ALERT -> HANDSHAKE_FAILURE;
              case GARBAGE -> GARBAGE;
            });
    shutdownOutput();
    return false;
  }

  /** To close a connection with unread bytes would throw away what was answered. */
  private static void skipGreeting(byte[] first, InputStream rest) throws IOException {
    byte[] header = Arrays.copyOf(first, 5);
    if (first.length < header.length) {
      rest.readNBytes(header, first.length, header.length - first.length);
    }
    int length = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
    rest.skipNBytes(Math.max(0, length + header.length - Math.max(first.length, header.length)));
  }
}
