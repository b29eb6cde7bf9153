package dev.registrysdk.testing;

import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Where and how a {@link LoopbackServer} listens: the part that all builders have in common. */
final class ServerOptions {
  private final String kind;
  private String hostName = "127.0.0.1";
  private int port;
  private @Nullable SSLSocketFactory tls;

  /**
   * Starts with a free port, and HTTP.
   *
   * @param kind what messages call the server, for example {@code registry}
   */
  ServerOptions(String kind) {
    this.kind = kind;
  }

  String kind() {
    return kind;
  }

  void port(int newPort) {
    if (newPort < 0 || newPort > 65_535) {
      throw new IllegalArgumentException("Not a port: " + newPort + ", use 0 to 65535");
    }
    this.port = newPort;
  }

  void hostName(String newHostName) {
    if (!Set.of("127.0.0.1", "localhost").contains(newHostName)) {
      throw new IllegalArgumentException(
          "A "
              + kind
              + " listens on the loopback interface only: call it \"127.0.0.1\" or \"localhost\", not \""
              + newHostName
              + "\"");
    }
    this.hostName = newHostName;
  }

  void https(SSLSocketFactory sockets) {
    this.tls = sockets;
  }

  int port() {
    return port;
  }

  String hostName() {
    return hostName;
  }

  @Nullable SSLSocketFactory tls() {
    return tls;
  }
}
