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
   * own repository if that is in the same registry, else from the target itself. A registry that has
   * the blob answers "created" and is done; one that has not opens the upload. So one request both
   * asks and starts.
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
    Response<ResponseBody> started = mount(digest, origin.orElse(headFirst ? null : target));
    if (started.code() == CREATED) {
      Session.discard(started);
      return origin.isPresent() ? BlobResult.MOUNTED : BlobResult.EXISTED;
    }
    upload(blob, started);
    return BlobResult.WRITTEN;
  }

  /** Starts an upload, or mounts the blob from a repository; any refusal of a mount starts anew. */
  Response<ResponseBody> mount(Digest digest, @Nullable Repository from) {
    if (from != null) {
      Response<ResponseBody> response = post(digest, digest.toString(), from);
      if (response.isSuccessful()) {
        return response;
      }
      if (from.equals(session.repository()) && response.code() == 404) {
        throw session.failure(response);
      }
      session.failure(response);
    }
    return start(digest);
  }

  /** Starts an upload. */
  Response<ResponseBody> start(Digest digest) {
    Response<ResponseBody> response = post(digest, null, null);
    if (!response.isSuccessful()) {
      throw session.failure(response);
    }
    Session.discard(response);
    return response;
  }

  private Response<ResponseBody> post(
      Digest digest, @Nullable String mount, @Nullable Repository from) {
    boolean foreign = from != null && !from.equals(session.repository());
    Scope[] more = foreign ? new Scope[] {Scope.repository(from.path(), "pull")} : new Scope[0];
    return session.send(
        session
            .api()
            .startUpload(
                session.spec("Could not upload " + digest + " to " + session.repository(), more),
                session.path(),
                mount,
                from == null ? null : from.path(),
                digest.algorithm().equals("sha256") ? null : digest.algorithm(),
                UploadBody.nothing()));
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
      started = start(blob.descriptor().digest());
    }
  }
}
