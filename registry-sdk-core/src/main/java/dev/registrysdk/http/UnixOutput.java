package dev.registrysdk.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** What is sent to a Unix domain socket. OkHttp closes the socket when writing takes too long. */
final class UnixOutput extends OutputStream {
  private final SocketChannel channel;
  private final Selector selector;

  UnixOutput(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    channel.register(selector, SelectionKey.OP_WRITE);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        if (channel.write(buffer) == 0) {
          selector.select();
          selector.selectedKeys().clear();
          if (Thread.currentThread().isInterrupted()) {
            throw Flight.interrupted(new InterruptedException());
          }
        }
      }
    } catch (ClosedChannelException | ClosedSelectorException e) {
      throw new IOException("Socket closed", e);
    }
  }

  void end() throws IOException {
    selector.close();
  }
}
