package dev.registrysdk.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;

/** What arrives at a Unix domain socket; waits no longer than the time-out, if that is not zero. */
final class UnixInput extends InputStream {
  private final SocketChannel channel;
  private final Selector selector;
  private final IntSupplier timeout;

  UnixInput(SocketChannel channel, IntSupplier timeout) throws IOException {
    this.channel = channel;
    this.timeout = timeout;
    this.selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      for (int read = channel.read(buffer); ; read = channel.read(buffer)) {
        if (read != 0) {
          return read;
        }
        await();
      }
    } catch (ClosedChannelException | ClosedSelectorException e) {
      throw new IOException("Socket closed", e);
    }
  }

  private void await() throws IOException {
    int millis = timeout.getAsInt();
    int ready = selector.select(millis);
    selector.selectedKeys().clear();
    if (Thread.currentThread().isInterrupted()) {
      throw Flight.interrupted(new InterruptedException());
    }
    if (ready == 0 && millis > 0 && channel.isOpen()) {
      throw new SocketTimeoutException("Read timed out");
    }
  }

  void end() throws IOException {
    selector.close();
  }
}
