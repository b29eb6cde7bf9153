package dev.registrysdk.distribution;

import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.http.Scope;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Repository;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Brings blobs into one repository, with as few requests as the registry allows. */
final class Uploads {
  private static final int CREATED = 201;
  private static final int TOO_LARGE = 413;
  private static final int MAX_STARTS = 3;
  private static final int FALLBACK_CHUNK = 4 << 20;

  private final Session session;
  private final boolean headFirst;

  Uploads(Session session) {
    this.session = session;
    this.headFirst =
        session.options().headBeforeUpload()
            || Quirks.ignoresMounts(session.repository().registry());
  }

  /**
   * Makes sure that a blob is in the repository. The upload is started as a mount: from the blob's
   * own repository if that is in the same registry, else from the target itself. A registry that
   * has the blob answers "created" and is done; one that has not opens the upload. So one request
   * both asks and starts.
   */
  BlobResult put(Blob blob) {
    Digest digest = blob.descriptor().digest();
    Repository target = session.repository();
    Optional<Repository> origin =
        blob.origin()
            .filter(from -> from.registry().equals(target.registry()) && !from.equals(target));
    if (headFirst && origin.isEmpty() && new Blobs(session).head(digest).isPresent()) {
      return BlobResult.EXISTED;
    }
    Response<ResponseBody> started = mountOrStart(digest, origin.orElse(headFirst ? null : target));
    if (started.code() == CREATED) {
      return origin.isPresent() ? BlobResult.MOUNTED : BlobResult.EXISTED;
    }
    upload(blob, started);
    return BlobResult.WRITTEN;
  }

  /** Mounts a blob from another repository of the same registry, or does nothing. */
  boolean tryMount(Digest digest, Repository from) {
    Response<ResponseBody> response = mount(digest, from);
    if (response.code() != CREATED && response.isSuccessful()) {
      new BlobUpload(session, false, response).close();
    }
    return response.code() == CREATED;
  }

  /** Starts an upload. */
  Response<ResponseBody> start(String algorithm) {
    return session.execute(
        session
            .api()
            .startUpload(
                session.spec("Could not start an upload to " + session.repository()),
                session.path(),
                null,
                null,
                algorithm.equals(Digest.Algorithm.SHA256.id()) ? null : algorithm,
                UploadBody.nothing()));
  }

  /** A mount that is refused, for whatever reason, is no failure: the blob can be uploaded. */
  private Response<ResponseBody> mountOrStart(Digest digest, @Nullable Repository from) {
    if (from != null) {
      Response<ResponseBody> response = mount(digest, from);
      if (response.isSuccessful()) {
        return response;
      }
    }
    return start(digest.algorithm());
  }

  private Response<ResponseBody> mount(Digest digest, Repository from) {
    Scope[] more =
        from.equals(session.repository())
            ? new Scope[0]
            : new Scope[] {Scope.repository(from.path(), "pull")};
    Response<ResponseBody> response =
        session.send(
            session
                .api()
                .startUpload(
                    session.spec("Could not mount " + digest + " in " + session.repository(), more),
                    session.path(),
                    digest.toString(),
                    from.path(),
                    null,
                    UploadBody.nothing()));
    Session.discard(response);
    return response;
  }

  /** Sends the content; an upload that the registry has forgotten meanwhile is started again. */
  private void upload(Blob blob, Response<ResponseBody> first) {
    Response<ResponseBody> started = first;
    int chunk = session.options().chunkSize().orElse(0);
    for (int attempt = 1; ; attempt++) {
      try (BlobUpload upload = new BlobUpload(session, false, started)) {
        if (chunk > 0) {
          ChunkedUpload.send(blob, upload, Math.max(chunk, upload.minimumChunk()), session);
        } else {
          upload.finish(blob.descriptor().digest(), null, UploadBody.of(blob));
        }
        return;
      } catch (RegistryException e) {
        int status = e.status().orElse(0);
        boolean tooLarge = status == TOO_LARGE && chunk == 0;
        boolean forgotten = e instanceof NotFoundException || status == 416;
        if (attempt == MAX_STARTS || !(tooLarge || forgotten)) {
          throw e;
        }
        chunk = tooLarge ? FALLBACK_CHUNK : chunk;
      }
      started = start(blob.descriptor().digest().algorithm());
    }
  }
}
