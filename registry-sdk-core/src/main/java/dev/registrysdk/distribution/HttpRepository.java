package dev.registrysdk.distribution;

import dev.registrysdk.error.Failure;
import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.Remedy;
import dev.registrysdk.error.UnsupportedException;
import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.Repository;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A repository that is reached over HTTP: each call has a session of its own. */
final class HttpRepository implements RemoteRepository {
  private final HttpPipeline pipeline;
  private final Repository name;
  private final TransferOptions options;

  HttpRepository(HttpPipeline pipeline, Repository name, TransferOptions options) {
    this.pipeline = pipeline;
    this.name = name;
    this.options = options;
  }

  @Override
  public Repository name() {
    return name;
  }

  @Override
  public ImageStore image(String reference) {
    return image(named(reference));
  }

  @Override
  public ImageStore image(ImageReference reference) {
    if (!reference.repository().equals(name)) {
      throw new IllegalArgumentException(reference + " is not in " + name);
    }
    return new RemoteImage(pipeline, reference, options);
  }

  @Override
  public Optional<Descriptor> resolve(String reference) {
    return with(pull(), s -> new Manifests(s).head(named(reference)));
  }

  @Override
  public ManifestDocument manifest(String reference) {
    return with(pull(), s -> new Manifests(s).get(named(reference)));
  }

  @Override
  public void putManifest(String reference, ManifestDocument manifest) {
    with(
        push(),
        s -> {
          new Referrers(s).put(named(reference), manifest);
          return manifest;
        });
  }

  @Override
  public void deleteManifest(Digest digest) {
    with(
        delete(),
        s -> {
          Manifests manifests = new Manifests(s);
          Optional<ManifestDocument> manifest = manifests.readable(name.digest(digest));
          manifests.delete(name.digest(digest));
          manifest.ifPresent(new Referrers(s)::remove);
          return digest;
        });
  }

  @Override
  public void deleteTag(String tag) {
    ImageReference reference = name.tag(tag);
    try (Session session = delete()) {
      new Manifests(session).delete(reference);
    } catch (RegistryException e) {
      int status = e.status().orElse(0);
      if (status == 400 || status == 405 || e instanceof UnsupportedException) {
        throw new UnsupportedException(
            Failure.builder()
                .from(e.failure())
                .what("Could not remove the tag " + reference)
                .reason(
                    "this registry does not remove single tags; deleting the image instead would"
                        + " take all its tags along")
                .remedy(Remedy.ENABLE_DELETE)
                .build(),
            e);
      }
      throw e;
    }
  }

  @Override
  public Stream<String> tags() {
    return tags(null);
  }

  @Override
  public Stream<String> tagsAfter(String last) {
    return tags(last);
  }

  @Override
  public List<Descriptor> referrers(Digest subject) {
    return with(pull(), s -> new Referrers(s).list(subject));
  }

  @Override
  public OptionalLong blobSize(Digest digest) {
    return with(pull(), s -> new Blobs(s).head(digest));
  }

  @Override
  public Blob blob(Descriptor descriptor) {
    return Blob.of(
            descriptor,
            () -> {
              Session session = pull();
              return new ClosingStream(new Blobs(session).open(descriptor), session);
            })
        .from(name);
  }

  @Override
  public InputStream openRange(Digest digest, long offset, long length) {
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException(
          "A part begins at 0 or later and has at least 1 byte, not "
              + length
              + " bytes from "
              + offset);
    }
    return BlobRange.open(pull(), digest, offset, length);
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    return with(push(), s -> new Uploads(s).put(blob));
  }

  @Override
  public boolean mount(Digest digest, String from) {
    return with(push(), s -> new Uploads(s).tryMount(digest, Repository.of(name.registry(), from)));
  }

  @Override
  public BlobUpload startUpload() {
    Session session = push();
    try {
      return new HttpUpload(
          session, true, new Uploads(session).start(Digest.Algorithm.SHA256.id()));
    } catch (RegistryException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public void deleteBlob(Digest digest) {
    with(
        delete(),
        s -> {
          new Blobs(s).delete(digest);
          return digest;
        });
  }

  @Override
  public String toString() {
    return name.toString();
  }

  /** A reference in this repository, checked against the grammar before it gets into a URL. */
  private ImageReference named(String reference) {
    return reference.indexOf(':') >= 0 ? name.digest(Digest.parse(reference)) : name.tag(reference);
  }

  private Stream<String> tags(@Nullable String last) {
    Session session = pull();
    return TagList.stream(session, last).onClose(session::close);
  }

  private Session pull() {
    return new Session(pipeline, name, options, "pull");
  }

  private Session push() {
    return new Session(pipeline, name, options, "pull", "push");
  }

  /** Some registries (ICR) want all three actions for a delete. */
  private Session delete() {
    return new Session(pipeline, name, options, "pull", "push", "delete");
  }

  private static <T> T with(Session session, Function<Session, T> work) {
    try (session) {
      return work.apply(session);
    }
  }
}
