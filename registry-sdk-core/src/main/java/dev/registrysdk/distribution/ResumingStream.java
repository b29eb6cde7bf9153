package dev.registrysdk.distribution;

import dev.registrysdk.error.CancelledException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.http.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * A download that goes on where it broke off: it asks the registry again, never the storage behind
 * it, whose signed address may have expired. It gives up when several attempts in a row bring
 * nothing.
 */
final class ResumingStream extends InputStream {
  private static final int MAX_FRUITLESS = 4;

  private final LongFunction<Response<ResponseBody>> request;
  private final Operation operation;
  private final String what;
  private @Nullable InputStream in;
  private long offset;
  private int fruitless;

  /** Sends the first request at once. */
  ResumingStream(LongFunction<Response<ResponseBody>> request, Operation operation, String what) {
    this.request = request;
    this.operation = operation;
    this.what = what;
    this.in = body(request.apply(0)).byteStream();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    while (true) {
      try {
        if (operation.cancelled()) {
          throw new IOException("the operation has ended");
        }
        InputStream open = in != null ? in : reopen();
        int read = open.read(buffer, start, length);
        if (read > 0) {
          offset += read;
          fruitless = 0;
        }
        return read;
      } catch (RegistryException e) {
        throw new RegistryIOException(e);
      } catch (IOException e) {
        close();
        RegistryException failure = operation.failure(what, e);
        if (failure instanceof CancelledException || ++fruitless > MAX_FRUITLESS) {
          throw new RegistryIOException(failure);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (in != null) {
      in.close();
      in = null;
    }
  }

  private InputStream reopen() throws IOException {
    Response<ResponseBody> response = request.apply(offset);
    ResponseBody body = body(response);
    InputStream open = body.byteStream();
    // A registry that does not know ranges sends everything again.
    if (response.code() != 206 && offset > 0) {
      open.skipNBytes(offset);
    } else if (response.code() == 206 && !startsAtOffset(response)) {
      body.close();
      throw new IOException("the registry sent another range than the one asked for");
    }
    in = open;
    return open;
  }

  private boolean startsAtOffset(Response<ResponseBody> response) {
    String range = response.headers().get("Content-Range");
    return range == null || range.strip().startsWith("bytes " + offset + "-");
  }

  private static ResponseBody body(Response<ResponseBody> response) {
    ResponseBody body = response.body();
    if (body == null) {
      throw new IllegalStateException("A GET was answered without a body");
    }
    return body;
  }
}
