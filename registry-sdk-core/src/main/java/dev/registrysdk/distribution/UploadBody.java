package dev.registrysdk.distribution;

import dev.registrysdk.store.Blob;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** The bodies of uploads; they can be sent again, because their content can be opened again. */
final class UploadBody extends RequestBody {
  private static final MediaType OCTETS = MediaType.get("application/octet-stream");

  private final Blob blob;

  private UploadBody(Blob blob) {
    this.blob = blob;
  }

  static RequestBody of(Blob blob) {
    return new UploadBody(blob);
  }

  static RequestBody of(byte[] bytes, int length) {
    return RequestBody.create(bytes, OCTETS, 0, length);
  }

  /** For a POST that only asks for something. */
  static RequestBody nothing() {
    return RequestBody.create(new byte[0], null, 0, 0);
  }

  @Override
  public MediaType contentType() {
    return OCTETS;
  }

  @Override
  public long contentLength() {
    return blob.descriptor().size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try (InputStream in = blob.open();
        Source source = Okio.source(in)) {
      sink.writeAll(source);
    }
  }
}
