package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import retrofit2.Response;

/** A part of a blob, also from a registry that sends all of it when asked for a part. */
final class BlobRange {
  private static final int PARTIAL = 206;
  private static final int BEYOND_THE_END = 416;

  private BlobRange() {}

  static InputStream open(Session session, Digest digest, long offset, long length) {
    String what = "Could not read a part of blob " + digest + " of " + session.repository();
    try {
      Response<ResponseBody> response =
          new Blobs(session).get(digest, "bytes=" + offset + "-" + (offset + length - 1));
      ResponseBody body = response.body();
      if (body == null) {
        return new ByteArrayInputStream(new byte[0]);
      }
      BufferedSource source = body.source();
      if (response.code() != PARTIAL) {
        source.skip(offset);
      }
      Source part = new Limited(source, length);
      return new ClosingStream(Okio.buffer(part).inputStream(), session);
    } catch (IOException e) {
      session.close();
      throw session.operation().failure(what, e);
    } catch (RegistryException e) {
      session.close();
      if (e.status().orElse(0) == BEYOND_THE_END) {
        return new ByteArrayInputStream(new byte[0]);
      }
      throw e;
    }
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
