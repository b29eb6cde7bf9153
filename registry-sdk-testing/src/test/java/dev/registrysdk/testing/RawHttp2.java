package dev.registrysdk.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection over HTTP/2 without TLS for tests that send frames no client would. */
final class RawHttp2 implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final int SETTINGS = 4;

  private final Socket socket;
  private final DataOutputStream output;
  private final DataInputStream input;

  RawHttp2(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    this.output = new DataOutputStream(socket.getOutputStream());
    this.input = new DataInputStream(socket.getInputStream());
    output.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Sends the head of a request. */
  RawHttp2 request(int stream, int flags, String... namesAndValues) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      block.write(0);
      literal(block, namesAndValues[i]);
      literal(block, namesAndValues[i + 1]);
    }
    return frame(HEADERS, flags | END_HEADERS, stream, block.toByteArray());
  }

  RawHttp2 frame(int type, int flags, int stream, byte[] payload) throws IOException {
    output.writeInt(payload.length << 8 | type);
    output.writeByte(flags);
    output.writeInt(stream);
    output.write(payload);
    output.flush();
    return this;
  }

  /** Reads until the head of the answer on a stream. */
  int readStatus(int stream) throws IOException {
    while (true) {
      int lengthAndType = input.readInt();
      input.readByte();
      int id = input.readInt();
      byte[] payload = input.readNBytes(lengthAndType >>> 8);
      int type = lengthAndType & 0xff;
      if (type == HEADERS && id == stream) {
        return status(payload);
      }
      if (type == RST_STREAM && id == stream) {
        throw new EOFException("the stream was reset");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The status comes first, as a literal of digits in the Huffman code of HPACK. */
  private static int status(byte[] block) {
    int length = block[1] & 0x7f;
    int bits = 0;
    for (int i = 0; i < length; i++) {
      bits |= (block[2 + i] & 0xff) << (24 - 8 * i);
    }
    int status = 0;
    for (int digit = 0; digit < 3; digit++) {
      // 0, 1 and 2 have five bits, the others six.
      int five = bits >>> 27;
      status = status * 10 + (five <= 2 ? five : (bits >>> 26) - 0x16);
      bits <<= five <= 2 ? 5 : 6;
    }
    return status;
  }

  private static void literal(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= 127) {
      throw new IllegalArgumentException("too long for these tests: " + text);
    }
    block.write(bytes.length);
    block.write(bytes, 0, bytes.length);
  }
}
