package dev.registrysdk.testing;

import java.io.IOException;
import java.net.Socket;

/** An accepted connection. */
sealed class LoopbackSocket extends Socket permits FailingSocket, PlainSocket {
  private final Connections connections;
  private int number = -1;

  LoopbackSocket(Connections connections) {
    this.connections = connections;
  }

  /** Prepares the connection for the web server, once the client is there. */
  final void accepted() throws IOException {
    // Otherwise small packets wait for acknowledgements that the other side delays.
    setTcpNoDelay(true);
    number(connections.add(this));
  }

  private synchronized void number(int newNumber) {
    number = newNumber;
  }

  @Override
  public synchronized void close() throws IOException {
    connections.remove(number);
    super.close();
  }
}
