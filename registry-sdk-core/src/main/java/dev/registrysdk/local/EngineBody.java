package dev.registrysdk.local;

import dev.registrysdk.error.RegistryIOException;
import java.io.IOException;
import java.io.OutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A tar archive that is made while it is sent. Its own failures are not taken for the network's.
 */
final class EngineBody extends RequestBody {
  private static final MediaType TAR = MediaType.get("application/x-tar");

  private final String what;
  private final EngineBuildRequest.Context content;
  private final long size;

  /**
   * A body.
   *
   * @param what what could not be done if the archive cannot be made
   * @param content makes it
   * @param size its size in bytes, or -1 if that is not known before
   */
  EngineBody(String what, EngineBuildRequest.Context content, long size) {
    this.what = what;
    this.content = content;
    this.size = size;
  }

  @Override
  public MediaType contentType() {
    return TAR;
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
    } catch (IOException e) {
      throw wire.failed ? e : new RegistryIOException(Failures.of(what, e));
    }
    wire.flush();
  }

  /** Where the archive goes; remembers whether a failure is its own. */
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
