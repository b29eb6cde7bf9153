package dev.registrysdk.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the web server reads from a connection over HTTP/1.1: one line for each request, which
 * stands for a request in {@link Arrivals}. Heads and bodies are read here. Not thread-safe; the
 * web server reads and answers a connection with one thread.
 *
 * <p>What is no request at all is refused here too: the web server would let the client wait.
 */
final class RequestStream extends InputStream {
  private static final int HEAD_LIMIT = 1024 * 1024;
  private static final byte[] CONTINUE = utf8("HTTP/1.1 100 Continue\r\n\r\n");
  private static final byte[] BAD_REQUEST =
      utf8("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

  private final Socket socket;
  private final ConnectionInput input;
  private final OutputStream output;
  private final Arrivals arrivals;
  private byte[] ready = {};
  private int at;
  private State state = State.FRESH;

  private enum State {
    /** Nothing has arrived yet. */
    FRESH,
    /** A request has been read, and more may come. */
    USED,
    /** The last request has been read. */
    ENDING
  }

  /**
   * Reads a connection.
   *
   * @param socket is closed where a request is cut
   * @param input what the client sends, decrypted
   * @param output where interim answers go while the web server waits for the request
   */
  RequestStream(Socket socket, InputStream input, OutputStream output, Arrivals arrivals) {
    this.socket = socket;
    this.input = new ConnectionInput(input);
    this.output = output;
    this.arrivals = arrivals;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == ready.length && state != State.ENDING) {
      next();
    }
    if (at < ready.length) {
      int count = Math.min(length, ready.length - at);
      System.arraycopy(ready, at, target, offset, count);
      at += count;
      return count;
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Makes the next request ready, unless the client has no more. */
  private void next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean complete = readHead(bytes);
    if (bytes.size() == 0) {
      end();
      return;
    }
    Optional<RequestHead> head =
        RequestHead.tryParse(bytes.toString(StandardCharsets.UTF_8)).filter(any -> complete);
    if (head.isEmpty()) {
      refuse();
      throw new ProtocolException("what arrived is no request of HTTP/1.1");
    }
    state = head.get().persistent() ? State.USED : State.ENDING;
    ready = utf8("GET " + arrivals.complete(whole(head.get())) + " HTTP/1.1\r\n\r\n");
    at = 0;
  }

  private boolean readHead(ByteArrayOutputStream bytes) throws IOException {
    int start = 0;
    while (input.readLine(bytes, HEAD_LIMIT)) {
      int length = bytes.size() - start;
      boolean empty = length == 1 || (length == 2 && bytes.toByteArray()[start] == '\r');
      if (empty && start > 0) {
        return true;
      }
      if (empty) {
        // Line ends that some clients send after a body.
        bytes.reset();
      }
      start = bytes.size();
    }
    return false;
  }

  private void end() throws IOException {
    if (state == State.FRESH) {
      // The web server would print a warning about a connection that nobody used.
      socket.close();
      throw new EOFException("the connection was not used");
    }
    state = State.ENDING;
  }

  private IncomingRequest whole(RequestHead head) throws IOException {
    IncomingRequest request =
        arrivals.begin(
            head, socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort());
    ContentCollector body = arrivals.body();
    try {
      OptionalLong cut = arrivals.cutAfter(request);
      boolean waits = head.expectsContinue() && length(head) != 0 && !input.hasMore();
      Optional<Reply> refusal =
          waits && cut.isEmpty() ? arrivals.refusal(request) : Optional.empty();
      if (refusal.isPresent()) {
        state = State.ENDING;
        return request.withVerdict(refusal.get().withHeader("Connection", "close"));
      }
      readBody(head, body, cut.orElse(Long.MAX_VALUE));
      if (cut.isPresent()) {
        throw new EOFException("the request was cut");
      }
      return kept(request, body);
    } catch (ProtocolException e) {
      fail(request, body, 400);
      throw e;
    } catch (IOException | RuntimeException e) {
      fail(request, body, 0);
      throw e;
    }
  }

  private static IncomingRequest kept(IncomingRequest request, ContentCollector body) {
    try {
      return request.withContent(body.finish());
    } catch (UncheckedIOException e) {
      return Arrivals.notKept(request, e);
    }
  }

  private void readBody(RequestHead head, ContentCollector body, long limit) throws IOException {
    long length = length(head);
    if (head.expectsContinue() && length != 0 && limit > 0) {
      output.write(CONTINUE);
      output.flush();
    }
    new BodyReader(input, body, limit).read(length);
  }

  private static long length(RequestHead head) throws ProtocolException {
    return head.bodyLength().orElseThrow(() -> new ProtocolException("no length that makes sense"));
  }

  /** Ends the connection in the middle of a request. */
  private void fail(IncomingRequest request, ContentCollector body, int status) throws IOException {
    arrivals.failed(request, body.size(), status);
    body.discard();
    if (status == 400) {
      refuse();
    } else {
      arrivals.breakOff(request);
    }
    socket.close();
  }

  private void refuse() throws IOException {
    output.write(BAD_REQUEST);
    output.flush();
    socket.close();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
