package dev.registrysdk.examples.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A bad connection to a server: passes bytes on in both directions until something happens. */
final class Cable implements AutoCloseable {
  private final ServerSocket entrance;
  private final int port;
  private final Fault fault;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();

  /** What happens to the bytes that the server sends. */
  private interface Fault {
    /** Whether more bytes may pass on a connection; false cuts it. May wait. */
    boolean passes(AtomicLong passedHere, int bytes) throws InterruptedException;
  }

  private Cable(int port, Fault fault) {
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = port;
    this.fault = fault;
    start(this::accept);
  }

  /** Every connection is cut after the server has sent so many bytes on it. */
  static Cable cutting(int port, long bytes) {
    return new Cable(port, (passed, more) -> passed.addAndGet(more) <= bytes);
  }

  /** Nothing more arrives after the server has sent so many bytes on all connections together. */
  static Stalling stalling(int port, long bytes) {
    return new Stalling(port, bytes);
  }

  /** A cable that stops passing bytes on, with a way to wait until it does. */
  static final class Stalling implements AutoCloseable {
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Cable cable;

    private Stalling(int port, long bytes) {
      AtomicLong all = new AtomicLong();
      this.cable =
          new Cable(
              port,
              (passed, more) -> {
                if (all.addAndGet(more) > bytes) {
                  stalled.countDown();
                  released.await();
                  return false;
                }
                return true;
              });
    }

    String host() {
      return cable.host();
    }

    /** Waits until the cable does not pass bytes on any more. */
    void awaitStall(Duration limit) throws InterruptedException {
      if (!stalled.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The cable was not used enough to stall within " + limit);
      }
    }

    @Override
    public void close() {
      released.countDown();
      cable.close();
    }
  }

  /** Address and port of this end. */
  String host() {
    return "127.0.0.1:" + entrance.getLocalPort();
  }

  /** How many connections were made so far. */
  int connections() {
    return connections.get();
  }

  @Override
  public void close() {
    closeQuietly(entrance);
    sockets.forEach(Cable::closeQuietly);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        connections.incrementAndGet();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.add(client);
        sockets.add(server);
        start(() -> pass(client, server, (passed, more) -> true));
        start(() -> pass(server, client, fault));
      } catch (IOException e) {
        close();
      }
    }
  }

  private void pass(Socket from, Socket to, Fault limit) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      AtomicLong passed = new AtomicLong();
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        if (!limit.passes(passed, read)) {
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // One end is gone, so the other one goes too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cable");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // It is of no use any more either way.
    }
  }
}
