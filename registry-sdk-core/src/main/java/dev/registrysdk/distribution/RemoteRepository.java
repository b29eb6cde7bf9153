package dev.registrysdk.distribution;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.UnsupportedException;
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
import java.util.stream.Stream;

/**
 * A repository of a remote registry, with the calls of the OCI distribution specification 1.1.
 * Immutable and safe for use by several threads.
 *
 * <p>A {@code reference} is a tag or a digest. Every method throws a {@link RegistryException} of
 * the leaf that fits, and a {@link dev.registrysdk.oci.OciFormatException} for a reference that is
 * neither tag nor digest.
 */
public interface RemoteRepository {
  /**
   * The name of the repository.
   *
   * @return registry and path
   */
  Repository name();

  /**
   * An image of this repository as a place to copy from and to.
   *
   * @param reference a tag or a digest
   * @return the place; nothing is sent yet
   */
  ImageStore image(String reference);

  /**
   * An image of this repository as a place to copy from and to.
   *
   * @param reference a reference in this repository
   * @return the place; nothing is sent yet
   * @throws IllegalArgumentException if the reference is in another repository
   */
  ImageStore image(ImageReference reference);

  /**
   * Finds what a reference stands for, without reading it (end-3, HEAD).
   *
   * @param reference a tag or a digest
   * @return type, digest and size, or empty if it is not there
   */
  Optional<Descriptor> resolve(String reference);

  /**
   * Reads a manifest (end-3).
   *
   * @param reference a tag or a digest; the content is verified against a digest
   * @return the document
   */
  ManifestDocument manifest(String reference);

  /**
   * Writes a manifest (end-7a). If it has a subject and the registry does not keep track of
   * referrers, the index under the subject's fallback tag is brought up to date.
   *
   * @param reference a tag, or the digest of the manifest
   * @param manifest the document; what it lists must be in the repository
   */
  void putManifest(String reference, ManifestDocument manifest);

  /**
   * Deletes a manifest, and with it every tag that points to it (end-9). If it has a subject and
   * the registry does not keep track of referrers, it is taken out of the index under the subject's
   * fallback tag.
   *
   * @param digest the digest of the manifest
   */
  void deleteManifest(Digest digest);

  /**
   * Removes a tag and nothing else (end-9 with a tag).
   *
   * @param tag the tag
   * @throws UnsupportedException if the registry does not remove single tags; nothing was removed
   */
  void deleteTag(String tag);

  /**
   * Lists the tags, page by page as the stream is read (end-8).
   *
   * @return the tags in the registry's order; close the stream unless it was read to its end
   */
  Stream<String> tags();

  /**
   * Lists the tags after a given one (end-8b).
   *
   * @param last where to start; the tag itself is left out
   * @return the tags in the registry's order; close the stream unless it was read to its end
   */
  Stream<String> tagsAfter(String last);

  /**
   * Lists what refers to a manifest (end-12), by the fallback tag where the registry does not offer
   * the call.
   *
   * @param subject the digest of the manifest
   * @return the descriptors of all referrers
   */
  List<Descriptor> referrers(Digest subject);

  /**
   * Lists what refers to a manifest and has a given artifact type.
   *
   * @param subject the digest of the manifest
   * @param artifactType the type
   * @return the descriptors of these referrers
   */
  default List<Descriptor> referrers(Digest subject, String artifactType) {
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
  OptionalLong blobSize(Digest digest);

  /**
   * A blob of this repository (end-2). Nothing is sent until it is opened.
   *
   * <p>A thread that reads while the registry is silent is not woken by an interrupt; the read
   * time-out ends that, or the client that is closed by another thread.
   *
   * @param descriptor what is wanted; size and digest are verified while it is read
   * @return the blob
   */
  Blob blob(Descriptor descriptor);

  /**
   * Opens a part of a blob (end-2 with {@code Range}). A part cannot be verified.
   *
   * @param digest the digest of the blob
   * @param offset the first byte
   * @param length how many bytes, at least 1
   * @return a stream of these bytes, fewer if the blob ends before; to be closed by the caller
   * @throws IllegalArgumentException if offset or length is out of range
   */
  InputStream openRange(Digest digest, long offset, long length);

  /**
   * Uploads a blob unless it is there (end-4, end-6, end-11).
   *
   * @param blob the blob; one that is in another repository of the same registry is mounted
   * @return what became of it
   */
  BlobResult putBlob(Blob blob);

  /**
   * Mounts a blob from another repository of the same registry (end-11).
   *
   * @param digest the digest of the blob
   * @param from the path of the other repository
   * @return true if the blob is here now; false if the registry did not mount it
   */
  boolean mount(Digest digest, String from);

  /**
   * Starts an upload that is sent in pieces (end-4a).
   *
   * @return the upload, to be closed by the caller
   */
  BlobUpload startUpload();

  /**
   * Deletes a blob (end-10).
   *
   * @param digest the digest of the blob
   */
  void deleteBlob(Digest digest);
}
