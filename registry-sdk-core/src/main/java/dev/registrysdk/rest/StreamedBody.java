package dev.registrysdk.rest;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A body that is made while it is sent. Its own failures are not taken for the network's. */
public final class StreamedBody extends RequestBody {
  private final MediaType type;
  private final Content content;
  private final long size;
  private final Function<IOException, RegistryException> failures;

  /**
   * A body.
   *
   * @param type its media type
   * @param content makes it
   * @param size its size in bytes, or -1 if that is not known before
   * @param failures says what it means that it cannot be made
   */
  public StreamedBody(
      MediaType type,
      Content content,
      long size,
      Function<IOException, RegistryException> failures) {
    this.type = type;
    this.content = content;
    this.size = size;
    this.failures = failures;
  }

  /** Makes a body. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the body.
     *
     * @param out where it goes; not to be closed
     * @throws IOException if it cannot be made, or the peer takes no more
     */
    void writeTo(OutputStream out) throws IOException;
  }

  @Override
  public MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    Wire wire = new Wire(sink);
    try {
      content.writeTo(wire);
    } catch (RegistryException e) {
      throw new RegistryIOException(e);
    } catch (IOException e) {
      throw wire.failed ? e : new RegistryIOException(failures.apply(e));
    }
    wire.flush();
  }

  /** Where the body goes; remembers whether a failure is its own. */
  private static final class Wire extends OutputStream {
    private final BufferedSink sink;
    private boolean failed;

    Wire(BufferedSink sink) {
      this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        sink.write(bytes, offset, length);
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      try {
        sink.flush();
      } catch (IOException e) {
        failed = true;
        throw e;
      }
    }
  }
}
