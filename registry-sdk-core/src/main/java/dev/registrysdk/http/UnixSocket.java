package dev.registrysdk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a Unix domain socket in the shape that OkHttp wants. The JDK's own adapter
 * refuses such channels. The channel does not block, so that reading can time out.
 */
final class UnixSocket extends Socket {
  private final Path path;
  private volatile @Nullable SocketChannel channel;
  private volatile @Nullable UnixInput input;
  private volatile @Nullable UnixOutput output;
  private volatile int timeout;
  private volatile boolean inputShutdown;
  private volatile boolean outputShutdown;
  private volatile boolean closed;

  UnixSocket(Path path) {
    this.path = path;
  }

  /** Connects to the socket of this object; the address is one that OkHttp made up. */
  @Override
  public void connect(SocketAddress ignored, int connectTimeout) throws IOException {
    SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      connect(opened);
      opened.configureBlocking(false);
      input = new UnixInput(opened, () -> timeout);
      output = new UnixOutput(opened);
      channel = opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
    if (closed) {
      close(); // meanwhile, when there was nothing to close yet
      throw new SocketException("Socket closed");
    }
  }

  private void connect(SocketChannel opened) throws IOException {
    try {
      opened.connect(UnixDomainSocketAddress.of(path));
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      throw UnixSocketException.of(path, e);
    }
  }

  @Override
  public void connect(SocketAddress ignored) throws IOException {
    connect(ignored, 0);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return open(input);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return open(output);
  }

  private <T> T open(@Nullable T stream) throws IOException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
    if (stream == null) {
      throw new SocketException("not connected");
    }
    return stream;
  }

  @Override
  public synchronized void setSoTimeout(int millis) {
    timeout = millis;
  }

  @Override
  public synchronized int getSoTimeout() {
    return timeout;
  }

  @Override
  public void setTcpNoDelay(boolean on) {
    // There is no TCP here.
  }

  @Override
  public boolean isConnected() {
    return channel != null;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isInputShutdown() {
    return inputShutdown;
  }

  @Override
  public boolean isOutputShutdown() {
    return outputShutdown;
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void shutdownInput() throws IOException {
    open(channel).shutdownInput();
    inputShutdown = true;
  }

  @Override
  public void shutdownOutput() throws IOException {
    open(channel).shutdownOutput();
    outputShutdown = true;
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    SocketChannel open = channel;
    if (open != null) {
      open.close();
    }
    UnixInput reading = input;
    if (reading != null) {
      reading.end(); // wakes who waits for something to read
    }
    UnixOutput writing = output;
    if (writing != null) {
      writing.end();
    }
  }

  @Override
  public String toString() {
    return "unix:" + path;
  }
}
