package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.IntegrityException;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RejectedException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.oci.OciFormatException;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Headers;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** The manifest endpoints of one repository. */
final class Manifests {
  /** Everything: a type that nobody has heard of is carried as data. */
  private static final String ACCEPT =
      MediaType.ACCEPTED_MANIFESTS.stream()
          .map(MediaType::toString)
          .collect(Collectors.joining(", ", "", ", */*"));

  private static final MediaType UNKNOWN = MediaType.parse("application/octet-stream");
  private static final String DIGEST_HEADER = "Docker-Content-Digest";

  private final Session session;

  Manifests(Session session) {
    this.session = session;
  }

  /** What a name stands for, without reading it where the registry says enough in its headers. */
  Optional<Descriptor> head(ImageReference reference) {
    Response<Void> response =
        session.send(
            session
                .api()
                .manifestHead(
                    session.spec("Could not look up " + reference),
                    session.path(),
                    reference.selector(),
                    ACCEPT));
    if (response.code() == 404) {
      return Optional.empty();
    }
    if (response.code() == 405) {
      return find(reference).map(ManifestDocument::descriptor);
    }
    if (!response.isSuccessful()) {
      throw session.failure(response);
    }
    return described(reference, response.headers())
        .or(() -> find(reference).map(ManifestDocument::descriptor));
  }

  ManifestDocument get(ImageReference reference) {
    Response<ResponseBody> response = send(reference);
    if (!response.isSuccessful()) {
      throw session.failure(response);
    }
    return read(reference, response);
  }

  Optional<ManifestDocument> find(ImageReference reference) {
    Response<ResponseBody> response = send(reference);
    if (response.code() == 404) {
      return Optional.empty();
    }
    if (!response.isSuccessful()) {
      throw session.failure(response);
    }
    return Optional.of(read(reference, response));
  }

  /**
   * Empty for what is damaged, or of a form that nobody reads any more: it can still be deleted.
   * Empty also for what is not there: the deletion tells.
   */
  Optional<ManifestDocument> readable(ImageReference reference) {
    try {
      return find(reference);
    } catch (IntegrityException e) {
      return Optional.empty();
    }
  }

  /**
   * Stores the exact bytes under a tag or digest; true if the registry took care of the subject.
   */
  boolean put(ImageReference reference, ManifestDocument manifest) {
    String what = "Could not write " + reference;
    if (manifest.size() > session.options().manifestWriteLimit()) {
      throw new RejectedException(
          Failure.of(what)
              .reason(
                  "the manifest has "
                      + manifest.size()
                      + " bytes, more than the limit of "
                      + session.options().manifestWriteLimit())
              .registry(reference.registry())
              .build());
    }
    RequestBody body =
        RequestBody.create(
            manifest.bytes(), okhttp3.MediaType.get(manifest.mediaType().toString()));
    Response<ResponseBody> response =
        session.execute(
            session
                .api()
                .putManifest(session.spec(what), session.path(), reference.selector(), body));
    checkStored(what, manifest, response.headers());
    return response.headers().get("OCI-Subject") != null;
  }

  void delete(ImageReference reference) {
    session.execute(
        session
            .api()
            .deleteManifest(
                session.spec("Could not delete " + reference),
                session.path(),
                reference.selector()));
  }

  private Response<ResponseBody> send(ImageReference reference) {
    return session.send(
        session
            .api()
            .manifest(
                session
                    .spec("Could not read " + reference)
                    .whole(session.options().manifestReadLimit()),
                session.path(),
                reference.selector(),
                ACCEPT));
  }

  private ManifestDocument read(ImageReference reference, Response<ResponseBody> response) {
    String what = "Could not read " + reference;
    byte[] bytes = session.read(what, response, session.options().manifestReadLimit());
    MediaType declared =
        Optional.ofNullable(response.headers().get("Content-Type"))
            .flatMap(MediaType::tryParse)
            .orElse(UNKNOWN);
    try {
      ManifestDocument document = ManifestDocument.read(declared, bytes);
      if (reference.digest().isEmpty()) {
        return document;
      }
      Digest wanted = reference.digest().get();
      if (!document.hasDigest(wanted)) {
        throw damaged(what, "the content has digest " + document.digest(), Remedy.FETCH_AGAIN);
      }
      return document.identifiedBy(wanted);
    } catch (OciFormatException e) {
      throw damaged(what, e.getMessage(), Remedy.REPLACE_CONTENT);
    }
  }

  private RegistryException damaged(String what, @Nullable String reason, Remedy remedy) {
    return new IntegrityException(
        Failure.of(what)
            .reason(String.valueOf(reason))
            .remedy(remedy)
            .registry(session.repository().registry())
            .build());
  }

  private void checkStored(String what, ManifestDocument manifest, Headers headers) {
    Optional<Digest> stored = digest(headers);
    if (stored.isPresent()
        && stored.get().knownAlgorithm().isPresent()
        && !manifest.hasDigest(stored.get())) {
      throw damaged(
          what,
          "the registry stored other bytes than it was sent, with digest " + stored.get(),
          Remedy.USE_ANOTHER_WAY);
    }
  }

  private static Optional<Descriptor> described(ImageReference reference, Headers headers) {
    Optional<Digest> digest = reference.digest().or(() -> digest(headers));
    Optional<MediaType> type =
        Optional.ofNullable(headers.get("Content-Type"))
            .flatMap(MediaType::tryParse)
            .filter(MediaType::manifest);
    Optional<Long> size = Optional.ofNullable(headers.get("Content-Length")).map(Manifests::number);
    if (digest.isEmpty() || type.isEmpty() || size.isEmpty() || size.get() < 0) {
      return Optional.empty();
    }
    return Optional.of(Descriptor.of(type.get(), digest.get(), size.get()));
  }

  private static Optional<Digest> digest(Headers headers) {
    return Optional.ofNullable(headers.get(DIGEST_HEADER)).flatMap(Digest::tryParse);
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
