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
 * A web server on a loopback port, with its log of requests and its interceptors. Thread-safe; the
 * log remains readable after {@link #close()}.
 */
final class LoopbackServer implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final AtomicBoolean closed = new AtomicBoolean();
  private final Interception interception = new Interception();
  private final ServerThreads threads = new ServerThreads();
  private final MockWebServer server = new MockWebServer();
  private final RegistryDispatcher dispatcher;
  private final String kind;
  private final String address;
  private final String url;

  private LoopbackServer(Function<IncomingRequest, Reply> service, ServerOptions options) {
    SSLSocketFactory tls = options.tls();
    this.kind = options.kind();
    this.dispatcher = new RegistryDispatcher(server, interception, service);
    server.setServerSocketFactory(new LoopbackSockets(tls == null));
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    useTls(tls);
    server.setDispatcher(dispatcher);
    listen(options.port());
    this.address = options.hostName() + ":" + server.getPort();
    this.url = (tls == null ? "http://" : "https://") + address + "/";
  }

  /**
   * Starts a server.
   *
   * @param service answers what no interceptor answers, on the thread of each connection
   * @throws IllegalStateException if the port is taken
   */
  static LoopbackServer start(Function<IncomingRequest, Reply> service, ServerOptions options) {
    return new LoopbackServer(service, options);
  }

  /** Host and port. */
  String address() {
    return address;
  }

  int port() {
    return server.getPort();
  }

  /** The root, with a slash at its end. */
  URI url() {
    return URI.create(url);
  }

  RequestLog log() {
    return dispatcher.log();
  }

  Interception interception() {
    return interception;
  }

  void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(
          "The "
              + kind
              + " at "
              + address
              + " is closed: use it inside its try block, or start another one");
    }
  }

  @Override
  public String toString() {
    return url + (closed.get() ? " (closed)" : "");
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      // An interrupted thread closes as well as any other, and stays interrupted.
      boolean interrupted = Thread.interrupted();
      interception.close();
      server.close();
      threads.awaitEnd();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void useTls(@Nullable SSLSocketFactory tls) {
    if (tls != null) {
      server.useHttps(tls);
    }
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
