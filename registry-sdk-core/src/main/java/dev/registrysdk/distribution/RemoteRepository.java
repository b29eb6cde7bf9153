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

/**
 * A repository of a remote registry, with the calls of the OCI distribution specification 1.1.
 * Immutable and safe for use by several threads.
 *
 * <p>A {@code reference} is a tag or a digest. Every method throws a {@link RegistryException} of
 * the leaf that fits, and a {@link dev.registrysdk.oci.OciFormatException} for a reference that is
 * neither tag nor digest.
 */
public final class RemoteRepository {
  private final HttpPipeline pipeline;
  private final Repository name;
  private final TransferOptions options;

  RemoteRepository(HttpPipeline pipeline, Repository name, TransferOptions options) {
    this.pipeline = pipeline;
    this.name = name;
    this.options = options;
  }

  /**
   * The name of the repository.
   *
   * @return registry and path
   */
  public Repository name() {
    return name;
  }

  /**
   * An image of this repository as a place to copy from and to.
   *
   * @param reference a tag or a digest
   * @return the place; nothing is sent yet
   */
  public ImageStore image(String reference) {
    return image(named(reference));
  }

  /**
   * An image of this repository as a place to copy from and to.
   *
   * @param reference a reference in this repository
   * @return the place; nothing is sent yet
   * @throws IllegalArgumentException if the reference is in another repository
   */
  public ImageStore image(ImageReference reference) {
    if (!reference.repository().equals(name)) {
      throw new IllegalArgumentException(reference + " is not in " + name);
    }
    return new RemoteImage(pipeline, reference, options);
  }

  /**
   * Finds what a reference stands for, without reading it (end-3, HEAD).
   *
   * @param reference a tag or a digest
   * @return type, digest and size, or empty if it is not there
   */
  public Optional<Descriptor> resolve(String reference) {
    return with(pull(), s -> new Manifests(s).head(named(reference)));
  }

  /**
   * Reads a manifest (end-3).
   *
   * @param reference a tag or a digest; the content is verified against a digest
   * @return the document
   */
  public ManifestDocument manifest(String reference) {
    return with(pull(), s -> new Manifests(s).get(named(reference)));
  }

  /**
   * Writes a manifest (end-7a). If it has a subject and the registry does not keep track of
   * referrers, the index under the subject's fallback tag is brought up to date.
   *
   * @param reference a tag, or the digest of the manifest
   * @param manifest the document; what it lists must be in the repository
   */
  public void putManifest(String reference, ManifestDocument manifest) {
    with(
        push(),
        s -> {
          new Referrers(s).put(named(reference), manifest);
          return manifest;
        });
  }

  /**
   * Deletes a manifest, and with it every tag that points to it (end-9). If it has a subject and
   * the registry does not keep track of referrers, it is taken out of the index under the subject's
   * fallback tag.
   *
   * @param digest the digest of the manifest
   */
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

  /**
   * Removes a tag and nothing else (end-9 with a tag).
   *
   * @param tag the tag
   * @throws UnsupportedException if the registry does not remove single tags; nothing was removed
   */
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

  /**
   * Lists the tags, page by page as the stream is read (end-8).
   *
   * @return the tags in the registry's order; close the stream unless it was read to its end
   */
  public Stream<String> tags() {
    return tags(null);
  }

  /**
   * Lists the tags after a given one (end-8b).
   *
   * @param last where to start; the tag itself is left out
   * @return the tags in the registry's order; close the stream unless it was read to its end
   */
  public Stream<String> tagsAfter(String last) {
    return tags(last);
  }

  /**
   * Lists what refers to a manifest (end-12), by the fallback tag where the registry does not offer
   * the call.
   *
   * @param subject the digest of the manifest
   * @return the descriptors of all referrers
   */
  public List<Descriptor> referrers(Digest subject) {
    return with(pull(), s -> new Referrers(s).list(subject));
  }

  /**
   * Lists what refers to a manifest and has a given artifact type.
   *
   * @param subject the digest of the manifest
   * @param artifactType the type
   * @return the descriptors of these referrers
   */
  public List<Descriptor> referrers(Digest subject, String artifactType) {
    return referrers(subject).stream()
        .filter(referrer -> referrer.artifactType().equals(Optional.of(artifactType)))
        .toList();
  }

  /**
   * Finds the size of a blob (end-2, HEAD).
   *
   * @param digest the digest of the blob
   * @return bytes, -1 if the registry does not say; empty if the blob is not there
   */
  public OptionalLong blobSize(Digest digest) {
    return with(pull(), s -> new Blobs(s).head(digest));
  }

  /**
   * A blob of this repository (end-2). Nothing is sent until it is opened.
   *
   * <p>A thread that reads while the registry is silent is not woken by an interrupt; the read
   * time-out ends that, or the client that is closed by another thread.
   *
   * @param descriptor what is wanted; size and digest are verified while it is read
   * @return the blob
   */
  public Blob blob(Descriptor descriptor) {
    return Blob.of(
            descriptor,
            () -> {
              Session session = pull();
              return new ClosingStream(new Blobs(session).open(descriptor), session);
            })
        .from(name);
  }

  /**
   * Opens a part of a blob (end-2 with {@code Range}). A part cannot be verified.
   *
   * @param digest the digest of the blob
   * @param offset the first byte
   * @param length how many bytes, at least 1
   * @return a stream of these bytes, fewer if the blob ends before; to be closed by the caller
   * @throws IllegalArgumentException if offset or length is out of range
   */
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

  /**
   * Uploads a blob unless it is there (end-4, end-6, end-11).
   *
   * @param blob the blob; one that is in another repository of the same registry is mounted
   * @return what became of it
   */
  public BlobResult putBlob(Blob blob) {
    return with(push(), s -> new Uploads(s).put(blob));
  }

  /**
   * Mounts a blob from another repository of the same registry (end-11).
   *
   * @param digest the digest of the blob
   * @param from the path of the other repository
   * @return true if the blob is here now; false if the registry did not mount it
   */
  public boolean mount(Digest digest, String from) {
    return with(push(), s -> new Uploads(s).tryMount(digest, Repository.of(name.registry(), from)));
  }

  /**
   * Starts an upload that is sent in pieces (end-4a).
   *
   * @return the upload, to be closed by the caller
   */
  public BlobUpload startUpload() {
    Session session = push();
    try {
      return new BlobUpload(
          session, true, new Uploads(session).start(Digest.Algorithm.SHA256.id()));
    } catch (RegistryException e) {
      session.close();
      throw e;
    }
  }

  /**
   * Deletes a blob (end-10).
   *
   * @param digest the digest of the blob
   */
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
