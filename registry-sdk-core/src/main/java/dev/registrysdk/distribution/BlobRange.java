package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.ResponseBody;
import okio.Okio;
import okio.Source;
import retrofit2.Response;

/** A part of a blob, also from a registry that sends all of it when asked for a part. */
final class BlobRange {
  private static final int PARTIAL = 206;
  private static final int BEYOND_THE_END = 416;
  private static final int SKIP = 16 << 10;

  private BlobRange() {}

  static InputStream open(Session session, Digest digest, long offset, long length) {
    try {
      return new ClosingStream(part(session, digest, offset, length), session);
    } catch (IOException e) {
      RegistryException failure = session.operation().failure(what(session, digest), e);
      session.close();
      throw failure;
    } catch (RegistryException e) {
      session.close();
      if (e.status().orElse(0) == BEYOND_THE_END) {
        return InputStream.nullInputStream();
      }
      throw e;
    }
  }

  private static InputStream part(Session session, Digest digest, long offset, long length)
      throws IOException {
    long last = length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length - 1;
    Response<ResponseBody> response =
        new Blobs(session).get(digest, "bytes=" + offset + "-" + last);
    ResponseBody body = response.body();
    if (body == null) {
      throw new IllegalStateException("A GET was answered without a body");
    }
    InputStream in = body.byteStream();
    if (response.code() != PARTIAL) {
      skip(in, offset);
    } else if (!startsAt(offset, response)) {
      throw new IntegrityException(
          Failure.of(what(session, digest))
              .reason("the registry sent another part than the one asked for")
              .remedy(Remedy.USE_ANOTHER_WAY)
              .registry(session.repository().registry())
              .build());
    }
    return Okio.buffer(new Limited(Okio.source(in), length)).inputStream();
  }

  /** Whether a 206 begins where it should; one that does not say is trusted. */
  static boolean startsAt(long offset, Response<ResponseBody> response) {
    String range = response.headers().get("Content-Range");
    return range == null || range.strip().startsWith("bytes " + offset + "-");
  }

  /** To a place that may be beyond the end; then nothing is left. */
  private static void skip(InputStream in, long offset) throws IOException {
    byte[] buffer = new byte[SKIP];
    long left = offset;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  private static String what(Session session, Digest digest) {
    return "Could not read a part of blob " + digest + " of " + session.repository();
  }

  /** Ends after a number of bytes. */
  private static final class Limited extends okio.ForwardingSource {
    private long left;

    Limited(Source source, long length) {
      super(source);
      this.left = length;
    }

    @Override
    public long read(okio.Buffer sink, long count) throws IOException {
      if (left == 0) {
        return -1;
      }
      long read = super.read(sink, Math.min(count, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
