package dev.registrysdk.distribution;

import dev.registrysdk.error.DeniedException;
import dev.registrysdk.error.NotFoundException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.Scope;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Repository;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.IOException;
import java.util.Optional;
import okhttp3.ResponseBody;
import retrofit2.Response;

/** Brings blobs into one repository, with as few requests as the registry allows. */
final class Uploads {
  private static final int CREATED = 201;
  private static final int TOO_LARGE = 413;
  private static final int OUT_OF_STEP = 416;
  private static final int MAX_STARTS = 3;

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
    if (headFirst && origin.isEmpty() && holds(digest)) {
      return BlobResult.EXISTED;
    }
    Optional<Response<ResponseBody>> mount =
        origin
            .or(() -> headFirst ? Optional.empty() : Optional.of(target))
            .map(from -> mount(digest, from));
    if (mount.filter(answer -> answer.code() == CREATED).isPresent()) {
      return origin.isPresent() ? BlobResult.MOUNTED : BlobResult.EXISTED;
    }
    // A mount that is refused, for whatever reason, is no failure: the blob can be uploaded.
    upload(blob, mount.filter(Response::isSuccessful).orElseGet(() -> start(digest.algorithm())));
    return BlobResult.WRITTEN;
  }

  /** Mounts a blob from another repository of the same registry, or does nothing. */
  boolean tryMount(Digest digest, Repository from) {
    Response<ResponseBody> response = mount(digest, from);
    if (response.code() != CREATED && response.isSuccessful()) {
      new HttpUpload(session, false, response).close();
    }
    return response.code() == CREATED;
  }

  /** Some registries deny a look at what is not there; a real denial comes with the upload. */
  private boolean holds(Digest digest) {
    try {
      return new Blobs(session).head(digest).isPresent();
    } catch (DeniedException e) {
      return false;
    }
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

  /**
   * Sends the content; an upload that the registry has lost or spoilt is started again. A registry
   * that takes no chunks gets the blob whole, and one that takes no blob as large gets chunks.
   */
  private void upload(Blob blob, Response<ResponseBody> first) {
    UploadContent content = new UploadContent(blob);
    Response<ResponseBody> started = first;
    int chunk = session.options().chunkSize().orElse(0);
    for (int attempt = 1; ; attempt++) {
      try (HttpUpload upload = new HttpUpload(session, false, started)) {
        send(content, upload, chunk);
        return;
      } catch (RegistryException e) {
        boolean tooLarge = e.status().orElse(0) == TOO_LARGE && chunk == 0;
        boolean wholeOnly = e instanceof UnsupportedException && chunk > 0;
        boolean again = tooLarge || wholeOnly || lost(e, chunk) || (attempt == 1 && spoilt(e));
        if (content.failure().isPresent() || attempt == MAX_STARTS || !again) {
          throw e;
        }
        chunk = tooLarge ? ChunkedUpload.SAFE_SIZE : wholeOnly ? 0 : chunk;
      }
      started = start(content.descriptor().digest().algorithm());
    }
  }

  private void send(UploadContent content, HttpUpload upload, int chunk) {
    try {
      if (chunk > 0) {
        ChunkedUpload.send(content, upload, Math.max(chunk, upload.minimumChunk()));
      } else {
        upload.finish(content.descriptor().digest(), null, UploadBody.of(content));
      }
    } catch (IOException e) {
      throw unreadable(content, e);
    } catch (RegistryException e) {
      throw content.failure().map(broken -> unreadable(content, broken)).orElse(e);
    }
  }

  private RegistryException unreadable(UploadContent content, IOException e) {
    return session.operation().failure("Could not read " + content + " to upload it", e);
  }

  /** A chunk out of step was corrected as often as makes sense already. */
  private static boolean lost(RegistryException e, int chunk) {
    return e instanceof NotFoundException
        || e.failure().hasCode("BLOB_UPLOAD_UNKNOWN")
        || e.failure().hasCode("BLOB_UPLOAD_INVALID")
        || (e.status().orElse(0) == OUT_OF_STEP && chunk == 0);
  }

  /** The content is verified while it is read, so what arrived wrong went wrong on the way. */
  private static boolean spoilt(RegistryException e) {
    return e.failure().hasCode("DIGEST_INVALID");
  }
}
