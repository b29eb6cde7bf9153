package dev.registrysdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * A web server on a loopback port, with its threads, its record of requests and its interceptors:
 * what each service of this package runs on. Thread-safe.
 */
final class LoopbackServer {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final AtomicBoolean closed = new AtomicBoolean();
  private final MockWebServer server = new MockWebServer();
  private final ServerThreads threads = new ServerThreads();
  private final Pauses pauses = new Pauses();
  private final Faults faults;
  private final Interception interception;
  private final Arrivals arrivals;
  private final String kind;
  private final String hostName;
  private final boolean secure;
  private final RegistryDispatcher dispatcher;

  private LoopbackServer(
      String kind,
      String hostName,
      @Nullable SSLSocketFactory tls,
      Function<IncomingRequest, Reply> service) {
    this.kind = kind;
    this.hostName = hostName;
    this.secure = tls != null;
    RequestLog log = new RequestLog();
    this.arrivals = new Arrivals(log, secure ? "https" : "http");
    this.faults =
        new Faults(new Faults.Nature(kind.equals("registry"), secure, this::requireOpen), pauses);
    this.interception = new Interception(faults);
    this.dispatcher = new RegistryDispatcher(server, log, arrivals, interception, pauses, service);
    arrivals.reading(faults.reading());
    server.setServerSocketFactory(
        new LoopbackSockets(tls == null, arrivals, faults::nextHandshake));
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    if (tls != null) {
      server.useHttps(tls);
    }
    server.setDispatcher(dispatcher);
  }

  /**
   * Starts a server.
   *
   * @param kind what messages call it, for example {@code registry}
   * @param port the port, or 0 for a free one
   * @param tls makes the sockets of an HTTPS server; null for HTTP
   * @throws IllegalStateException if the port is taken
   */
  static LoopbackServer start(
      String kind,
      String hostName,
      int port,
      @Nullable SSLSocketFactory tls,
      Function<IncomingRequest, Reply> service) {
    LoopbackServer started = new LoopbackServer(kind, hostName, tls, service);
    started.listen(port);
    return started;
  }

  /** Checks a number before it becomes the port of a server. */
  static int requirePort(int port) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Not a port: " + port + ", use 0 to 65535");
    }
    return port;
  }

  String address() {
    return hostName + ":" + server.getPort();
  }

  URI url() {
    return URI.create((secure ? "https://" : "http://") + address() + "/");
  }

  RequestLog log() {
    return dispatcher.log();
  }

  Interception interception() {
    return interception;
  }

  Faults faults() {
    return faults;
  }

  /** Sets who decides, before the body of a request is read, how much of it may arrive. */
  void reading(RequestReading reading) {
    arrivals.reading(reading);
  }

  void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(
          "The "
              + kind
              + " at "
              + address()
              + " is closed: use it inside its try block, or start another one");
    }
  }

  /** Ends ports, connections, waiting interceptors and threads. Does nothing the second time. */
  void close() {
    if (closed.compareAndSet(false, true)) {
      // An interrupted thread closes as well as any other, and stays interrupted.
      boolean interrupted = Thread.interrupted();
      interception.close();
      pauses.close();
      server.close();
      threads.awaitEnd();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public String toString() {
    return url() + (closed.get() ? " (closed)" : "");
  }

  private void listen(int port) {
    try {
      threads.run(
          () -> {
            server.start(InetAddress.getByAddress("127.0.0.1", LOOPBACK), port);
            return null;
          });
    } catch (IOException e) {
      server.close();
      throw new IllegalStateException(
          "Cannot listen on port "
              + port
              + " of 127.0.0.1: another program, or another "
              + kind
              + " that was not closed, uses it. Leave port(…) out to get a free port",
          e);
    }
  }
}
