package dev.registrysdk.testing;

import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** How a {@link LoopbackServer} listens: what the builders of all services have in common. */
final class LoopbackOptions {
  private final String kind;
  private Consumer<RequestPath> paths;
  private String hostName = "127.0.0.1";
  private int port;
  private boolean http2;
  private long memoryLimit = Spool.DEFAULT_MEMORY_LIMIT;
  private @Nullable SSLSocketFactory tls;
  private @Nullable RegistryCertificate certificate;

  /**
   * HTTP on a free port.
   *
   * @param kind what messages call the server, for example {@code registry}
   */
  LoopbackOptions(String kind) {
    this.kind = kind;
    this.paths = kind.equals("registry") ? RequestPath::requireRoute : path -> {};
  }

  /** Sets what refuses the path of a pattern that no request to this server can have. */
  void paths(Consumer<RequestPath> newPaths) {
    this.paths = newPaths;
  }

  void hostName(String newHostName) {
    this.hostName = newHostName;
  }

  void port(int newPort) {
    this.port = requirePort(newPort);
  }

  /** Checks a number before it becomes the port of a server. */
  static int requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port + ", use 0 to 65535");
    }
    return port;
  }

  void https(SSLSocketFactory sockets) {
    this.tls = sockets;
    this.certificate = null;
  }

  void https(RegistryCertificate newCertificate) {
    this.tls = newCertificate.serverSockets();
    this.certificate = newCertificate;
  }

  void http2() {
    this.http2 = true;
  }

  void keepInMemoryUpTo(long bytes) {
    this.memoryLimit = Spool.requireLimit(bytes);
  }

  /** A place for the content of one server. */
  Spool spool() {
    return new Spool(memoryLimit);
  }

  /** What the server that starts now has to know; later changes do not reach it. */
  Snapshot snapshot() {
    return new Snapshot(kind, paths, hostName, port, http2, tls, certificate);
  }

  /** The options of one server. */
  record Snapshot(
      String kind,
      Consumer<RequestPath> paths,
      String hostName,
      int port,
      boolean http2,
      @Nullable SSLSocketFactory tls,
      @Nullable RegistryCertificate certificate) {
    String scheme() {
      return tls == null ? "http" : "https";
    }
  }
}
