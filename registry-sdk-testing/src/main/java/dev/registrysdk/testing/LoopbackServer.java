package dev.registrysdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;

/**
 * A web server on a loopback port, with its threads, its temporary files, its record of requests
 * and its interceptors: what each service of this package runs on. Thread-safe.
 */
final class LoopbackServer {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final AtomicBoolean closed = new AtomicBoolean();
  private final MockWebServer server = new MockWebServer();
  private final ServerThreads threads = new ServerThreads();
  private final LateUses lateUses = new LateUses();
  private final Pauses pauses = new Pauses();
  private final Faults faults;
  private final Interception interception;
  private final Connections connections = new Connections();
  private final LoopbackOptions.Snapshot options;
  private final Spool spool;
  private final Arrivals arrivals;
  private final RegistryDispatcher dispatcher;

  private LoopbackServer(
      LoopbackOptions.Snapshot options, Spool spool, Function<IncomingRequest, Reply> service) {
    this.options = options;
    this.spool = spool;
    RequestLog log = new RequestLog();
    this.arrivals = new Arrivals(log, options.scheme(), spool);
    this.faults =
        new Faults(
            new Faults.Nature(options.paths(), options.tls() != null, this::requireOpen), pauses);
    this.interception = new Interception(faults);
    this.dispatcher =
        new RegistryDispatcher(server, log, arrivals, connections, interception, pauses, service);
    arrivals.reading(faults.reading());
    server.setDispatcher(dispatcher);
    SSLSocketFactory tls = options.tls();
    if (tls == null) {
      server.setServerSocketFactory(new LoopbackSockets(this::plainSocket));
      server.setProtocols(
          List.of(options.http2() ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1));
    } else {
      server.setServerSocketFactory(new LoopbackSockets(this::secureSocket));
      server.setProtocols(
          options.http2()
              ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
              : List.of(Protocol.HTTP_1_1));
      server.useHttps(new TlsSockets(tls, arrivals));
    }
  }

  /**
   * Starts a server.
   *
   * @param spool takes its large content, and is closed with it
   * @throws IllegalStateException if the port is taken
   */
  static LoopbackServer start(
      LoopbackOptions options, Spool spool, Function<IncomingRequest, Reply> service) {
    LoopbackServer started = new LoopbackServer(options.snapshot(), spool, service);
    started.listen();
    return started;
  }

  String address() {
    return options.hostName() + ":" + server.getPort();
  }

  URI url() {
    return URI.create(options.scheme() + "://" + address() + "/");
  }

  RegistryCertificate certificate() {
    RegistryCertificate shown = options.certificate();
    if (shown == null) {
      throw new IllegalStateException(
          "The "
              + options.kind()
              + " at "
              + url()
              + " has no certificate of its own: start it with https() or"
              + " https(RegistryCertificate)");
    }
    return shown;
  }

  RequestLog log() {
    return dispatcher.log();
  }

  /** The requests that match a pattern, which has to be one that this server can receive. */
  List<RecordedCall> calls(RequestPattern pattern) {
    faults.requirePossible(pattern);
    return log().calls().stream().filter(pattern::matches).toList();
  }

  Spool spool() {
    return spool;
  }

  Interception interception() {
    return interception;
  }

  Leftovers leftovers() {
    return new Leftovers(threads, lateUses, spool);
  }

  Faults faults() {
    return faults;
  }

  /** Sets who decides, before the body of a request is read, how much of it may arrive. */
  void reading(RequestReading reading) {
    arrivals.reading(reading);
  }

  /**
   * Sets who can refuse a request before its client, which waits for that, is asked for the body.
   * With interceptors nobody can: they may want to see it.
   */
  void refusals(Function<IncomingRequest, Optional<Reply>> refusals) {
    arrivals.refusals(head -> interception.isEmpty() ? refusals.apply(head) : Optional.empty());
  }

  void requireOpen() {
    if (closed.get()) {
      lateUses.add();
      throw new IllegalStateException(
          "The "
              + options.kind()
              + " at "
              + address()
              + " is closed: use it inside its try block, or start another one");
    }
  }

  /**
   * Ends ports, connections, waiting interceptors and threads, and deletes the temporary files.
   * Does nothing the second time.
   */
  void close() {
    if (closed.compareAndSet(false, true)) {
      // An interrupted thread closes as well as any other, and stays interrupted.
      boolean interrupted = Thread.interrupted();
      try {
        threads.end(this::end);
      } finally {
        spool.close();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private void end() {
    interception.close();
    pauses.close();
    spool.stop();
    // To close the TLS of a client that does not read would wait for it.
    connections.closeAll();
    server.close();
  }

  @Override
  public String toString() {
    return url() + (closed.get() ? " (closed)" : "");
  }

  private LoopbackSocket secureSocket() {
    return new FailingSocket(connections, faults::nextHandshake);
  }

  private LoopbackSocket plainSocket() {
    return new PlainSocket(connections, arrivals, options.http2());
  }

  private void listen() {
    try {
      threads.run(
          () -> {
            server.start(InetAddress.getByAddress("127.0.0.1", LOOPBACK), options.port());
            return null;
          });
    } catch (IOException e) {
      server.close();
      throw new IllegalStateException(
          "Cannot listen on port "
              + options.port()
              + " of 127.0.0.1: another program, or another "
              + options.kind()
              + " that was not closed, uses it. Leave port(…) out to get a free port",
          e);
    }
  }
}
