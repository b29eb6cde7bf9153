package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.TransportException;
import dev.registrysdk.http.CallSpec;
import dev.registrysdk.oci.Digest;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** An upload over HTTP; its address changes with each answer. */
final class HttpUpload implements BlobUpload {
  private static final byte[] NOTHING = {};

  private final Session session;
  private final boolean ownsSession;
  private final int minChunk;
  private HttpUrl location;
  private long offset;
  private boolean done;

  HttpUpload(Session session, boolean ownsSession, Response<ResponseBody> started) {
    this.session = session;
    this.ownsSession = ownsSession;
    this.location = location(session, started);
    String minimum = started.headers().get("OCI-Chunk-Min-Length");
    this.minChunk = minimum != null && minimum.matches("\\d{1,9}") ? Integer.parseInt(minimum) : 0;
  }

  @Override
  public int minimumChunk() {
    return minChunk;
  }

  @Override
  public long offset() {
    return offset;
  }

  @Override
  public void append(byte[] chunk, int length) {
    Response<ResponseBody> response =
        session.execute(
            session
                .api()
                .appendToUpload(
                    spec("send to"), location, range(length), UploadBody.of(chunk, length)));
    offset += length;
    move(response);
  }

  @Override
  public long resume() {
    Response<ResponseBody> response =
        session.execute(session.api().uploadStatus(spec("ask for"), location));
    move(response);
    String range = response.headers().get("Range");
    offset = range == null ? 0 : received(range);
    return offset;
  }

  @Override
  public void finish(Digest digest) {
    finish(digest, NOTHING, 0);
  }

  @Override
  public void finish(Digest digest, byte[] chunk, int length) {
    finish(digest, length == 0 ? null : range(length), UploadBody.of(chunk, length));
  }

  /** Ends the upload with a body, whole blob or last piece. */
  void finish(Digest digest, @Nullable String range, RequestBody body) {
    session.execute(
        session.api().finishUpload(spec("finish"), withDigest(location, digest), range, body));
    done = true;
  }

  @Override
  public void cancel() {
    if (!done) {
      done = true;
      Session.discard(session.send(session.api().cancelUpload(spec("cancel"), location)));
    }
  }

  @Override
  public void close() {
    try {
      cancel();
    } catch (RegistryException e) {
      // The registry throws abandoned uploads away by itself.
      done = true;
    } finally {
      if (ownsSession) {
        session.close();
      }
    }
  }

  private CallSpec spec(String verb) {
    return session.spec("Could not " + verb + " an upload to " + session.repository());
  }

  private String range(int length) {
    return offset + "-" + (offset + length - 1);
  }

  private void move(Response<ResponseBody> response) {
    if (response.headers().get("Location") != null) {
      location = location(session, response);
    }
  }

  private static HttpUrl location(Session session, Response<ResponseBody> response) {
    String header = response.headers().get("Location");
    HttpUrl resolved = header == null ? null : resolve(response.raw().request().url(), header);
    if (resolved == null) {
      throw new TransportException(
          Failure.of("Could not upload to " + session.repository())
              .reason("the registry did not say where to, in a Location header")
              .registry(session.repository().registry())
              .build());
    }
    return resolved;
  }

  /**
   * Where an upload goes on. A registry that does not know of the TLS in front of it names itself
   * with plain HTTP; it is meant all the same, and nothing is sent in the clear.
   */
  static @Nullable HttpUrl resolve(HttpUrl asked, String location) {
    HttpUrl resolved = asked.resolve(location);
    if (resolved == null) {
      return null;
    }
    boolean unaware =
        asked.isHttps()
            && !resolved.isHttps()
            && resolved.host().equals(asked.host())
            && (resolved.port() == 80 || resolved.port() == asked.port());
    return unaware
        ? resolved.newBuilder().scheme(asked.scheme()).port(asked.port()).build()
        : resolved;
  }

  /** Adds the digest and leaves the rest of the address as it is: it may be signed. */
  private static HttpUrl withDigest(HttpUrl location, Digest digest) {
    return location.newBuilder().addQueryParameter("digest", digest.toString()).build();
  }

  /** {@code 0-99} and {@code bytes=0-99} both mean that 100 bytes are there; {@code 0-0} none. */
  private static long received(String range) {
    String last = range.substring(range.lastIndexOf('-') + 1).strip();
    long end = last.matches("\\d{1,18}") ? Long.parseLong(last) : 0;
    return end == 0 ? 0 : end + 1;
  }
}
