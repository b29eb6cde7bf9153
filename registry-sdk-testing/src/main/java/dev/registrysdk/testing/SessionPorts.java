package dev.registrysdk.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * A loopback port for each server of a session. Ports of their own, not paths of one, since the
 * protocol starts at the root, and since clients keep credentials from other origins. Thread-safe.
 */
final class SessionPorts {
  private final String kind;
  private final BiFunction<SessionPort, IncomingRequest, Reply> service;
  private final Map<Origin, SessionPort> ports = new LinkedHashMap<>();
  private boolean closed;

  SessionPorts(String kind, BiFunction<SessionPort, IncomingRequest, Reply> service) {
    this.kind = kind;
    this.service = service;
  }

  /** The port of a server, opened if there is none yet; {@code number} 0 takes a free one. */
  synchronized SessionPort open(Origin origin, SessionRole role, int number) {
    SessionPort known = ports.get(origin);
    if (known != null) {
      return known;
    }
    if (closed) {
      throw new IllegalStateException("The " + kind + " is closed");
    }
    // Clients compare host names, some without ports, before they pass credentials on.
    String host = role == SessionRole.REDIRECT ? "localhost" : "127.0.0.1";
    LoopbackOptions options = new LoopbackOptions(kind);
    options.hostName(host);
    options.port(number);
    LoopbackServer server =
        LoopbackServer.start(
            options, options.spool(), request -> service.apply(port(origin), request));
    SessionPort opened = new SessionPort(origin, role, server, new AtomicBoolean());
    ports.put(origin, opened);
    return opened;
  }

  synchronized Optional<SessionPort> find(Origin origin) {
    return Optional.ofNullable(ports.get(origin));
  }

  synchronized List<SessionPort> all() {
    return List.copyOf(ports.values());
  }

  /** The port of a server that the user named. */
  SessionPort named(Origin origin) {
    SessionPort found =
        find(origin)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "This "
                            + kind
                            + " has no server "
                            + origin
                            + ", it has "
                            + all().stream().map(port -> port.origin().toString()).toList()));
    found.server().requireOpen();
    return found;
  }

  /** The same text with the names of the session's ports in place of those of the servers. */
  String inward(String text) {
    return SessionNames.inward(text, all());
  }

  /** The same text with the names of the servers in place of those of the session's ports. */
  String outward(String text) {
    return SessionNames.outward(text, all());
  }

  List<RecordedCall> requests() {
    return all().stream().flatMap(port -> port.server().log().calls().stream()).toList();
  }

  /** Closes the ports, the youngest first, since its threads were started by those of others. */
  void close() {
    List<SessionPort> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(ports.values());
    }
    Collections.reverse(open);
    open.forEach(port -> port.server().close());
  }

  private synchronized SessionPort port(Origin origin) {
    SessionPort port = ports.get(origin);
    if (port == null) {
      throw new IllegalStateException("The port of " + origin + " is not open yet");
    }
    return port;
  }
}
