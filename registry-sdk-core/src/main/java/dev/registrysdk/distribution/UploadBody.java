package dev.registrysdk.distribution;

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

  private final UploadContent content;

  private UploadBody(UploadContent content) {
    this.content = content;
  }

  static RequestBody of(UploadContent content) {
    return new UploadBody(content);
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
    return content.descriptor().size();
  }

  /** A broken source is not asked again: it has made its own attempts. */
  @Override
  public boolean isOneShot() {
    return content.failure().isPresent();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    try (InputStream in = content.open();
        Source source = Okio.source(in)) {
      sink.writeAll(source);
    }
  }
}
