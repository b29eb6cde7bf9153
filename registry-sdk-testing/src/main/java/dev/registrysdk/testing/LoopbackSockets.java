package dev.registrysdk.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;

/** Server sockets that answer small requests at once and survive many clients at the same time. */
final class LoopbackSockets extends ServerSocketFactory {
  private static final int BACKLOG = 1024;

  private final Supplier<LoopbackSocket> connections;

  /**
   * Prepares sockets.
   *
   * @param connections makes one for each client
   */
  LoopbackSockets(Supplier<LoopbackSocket> connections) {
    this.connections = connections;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new PromptServerSocket();
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, BACKLOG);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    ServerSocket socket = createServerSocket();
    socket.bind(new InetSocketAddress(address, port), backlog);
    return socket;
  }

  private final class PromptServerSocket extends ServerSocket {
    PromptServerSocket() throws IOException {
      // Throws what the superclass does.
    }

    @Override
    public void bind(SocketAddress endpoint, int backlog) throws IOException {
      // Otherwise a connection of an earlier server that is not quite over keeps a port taken.
      setReuseAddress(true);
      // With the web server's 50, the 51st connection of a burst waits a second for its next try.
      super.bind(endpoint, Math.max(backlog, BACKLOG));
    }

    @Override
    public Socket accept() throws IOException {
      LoopbackSocket socket = connections.get();
      implAccept(socket);
      socket.accepted();
      return socket;
    }
  }
}
