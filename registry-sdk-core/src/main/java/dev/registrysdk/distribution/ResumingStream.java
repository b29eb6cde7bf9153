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

  private static final int PARTIAL = 206;
  private static final int NO_SUCH_RANGE = 416;

  private final LongFunction<Response<ResponseBody>> request;
  private final long size;
  private final Operation operation;
  private final String what;
  private @Nullable InputStream in;
  private long offset;
  private int fruitless;

  /** Sends the first request at once. */
  ResumingStream(
      LongFunction<Response<ResponseBody>> request, long size, Operation operation, String what) {
    this.request = request;
    this.size = size;
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
        if (offset == size) {
          return -1; // whatever broke, nothing is missing
        }
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
    Response<ResponseBody> response = again();
    InputStream open = body(response).byteStream();
    in = open;
    if (response.code() != PARTIAL) {
      // A registry that does not know ranges sends everything again.
      open.skipNBytes(offset);
    } else if (!BlobRange.startsAt(offset, response)) {
      throw new IOException("the registry sent another range than the one asked for");
    }
    return open;
  }

  /** The rest; or everything, from a registry that does not give the rest. */
  private Response<ResponseBody> again() {
    try {
      return request.apply(offset);
    } catch (RegistryException e) {
      if (e.status().orElse(0) != NO_SUCH_RANGE) {
        throw e;
      }
      return request.apply(0);
    }
  }

  private static ResponseBody body(Response<ResponseBody> response) {
    ResponseBody body = response.body();
    if (body == null) {
      throw new IllegalStateException("A GET was answered without a body");
    }
    return body;
  }
}
