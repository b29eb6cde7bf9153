package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.store.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** The blob endpoints of one repository, for reading and deleting. */
final class Blobs {
  private final Session session;

  Blobs(Session session) {
    this.session = session;
  }

  /** The size of a blob, or empty if it is not there. */
  OptionalLong head(Digest digest) {
    Response<Void> response =
        session.send(
            session
                .api()
                .blobHead(
                    session.spec("Could not find " + name(digest)),
                    session.path(),
                    digest.toString()));
    if (response.code() == 404) {
      return OptionalLong.empty();
    }
    if (!response.isSuccessful()) {
      throw session.failure(response);
    }
    String length = response.headers().get("Content-Length");
    return OptionalLong.of(
        length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length));
  }

  Blob blob(Descriptor descriptor) {
    return Blob.of(descriptor, () -> open(descriptor)).from(session.repository());
  }

  /** A stream that goes on where it broke off. */
  InputStream open(Descriptor descriptor) throws IOException {
    try {
      return new ResumingStream(
          offset -> get(descriptor.digest(), offset == 0 ? null : "bytes=" + offset + "-"),
          descriptor.size(),
          session.operation(),
          "Could not read " + name(descriptor.digest()));
    } catch (RegistryException e) {
      throw new RegistryIOException(e);
    }
  }

  /** A part of a blob; the status says whether the registry heeded the range. */
  Response<ResponseBody> get(Digest digest, @Nullable String range) {
    return session
        .operation()
        .execute(
            session
                .api()
                .blob(
                    session.spec("Could not read " + name(digest)),
                    session.path(),
                    digest.toString(),
                    range));
  }

  void delete(Digest digest) {
    session.execute(
        session
            .api()
            .deleteBlob(
                session.spec("Could not delete " + name(digest)),
                session.path(),
                digest.toString()));
  }

  private String name(Digest digest) {
    return "blob " + digest + " of " + session.repository();
  }
}
