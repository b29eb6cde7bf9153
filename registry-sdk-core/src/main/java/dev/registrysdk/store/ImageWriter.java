package dev.registrysdk.store;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import java.util.List;
import java.util.Optional;

/**
 * Writes one image, children before parents: blobs, then the manifests that list them, and {@link
 * #finish} last. Nothing is visible under the image's name before that. Safe for use by several
 * threads, {@code finish} excepted.
 *
 * <p>Every method throws a {@link dev.registrysdk.error.RegistryException} when the place cannot
 * take what it is given. A writer that is closed without {@code finish} leaves nothing
 * half-written; complete blobs may stay, so that a later attempt need not transfer them again.
 */
public interface ImageWriter extends AutoCloseable {
  /** What became of a blob. */
  enum BlobResult {
    /** It was there already; nothing was transferred. */
    EXISTED,
    /** The registry took it from another repository of its own; nothing was transferred. */
    MOUNTED,
    /** It was transferred. */
    WRITTEN
  }

  /**
   * What the image's name stands for at the moment. Used to skip work: if it is the manifest that
   * would be written, its content is there too.
   *
   * @return the digest, or empty if the name is free or the place cannot tell
   */
  Optional<Digest> current();

  /**
   * Tells what will be written, so that a place which cannot take it refuses before anything is
   * transferred. The default takes everything.
   *
   * @param root the manifest or index that {@link #finish} will be given
   * @throws dev.registrysdk.error.UnsupportedException if the place cannot hold it
   */
  default void expect(ManifestDocument root) {}

  /**
   * Whether a child manifest is there, with all it lists.
   *
   * @param manifest the manifest
   * @return true if it need not be written
   */
  boolean holds(Descriptor manifest);

  /**
   * Makes sure that a blob is there.
   *
   * @param blob the blob; it is opened only if it has to be transferred
   * @return what became of it
   */
  BlobResult putBlob(Blob blob);

  /**
   * Writes a manifest by its digest, without a name. What it lists must be there.
   *
   * @param manifest the document
   */
  void putManifest(ManifestDocument manifest);

  /**
   * Writes a manifest under another tag of the same place; used for what cosign attaches.
   *
   * @param tag the tag
   * @param manifest the document
   */
  void tag(String tag, ManifestDocument manifest);

  /**
   * Writes the root and gives it the image's name; after this the image is visible.
   *
   * @param root the manifest or index
   * @param names the names the image had at its source; used by a place that has no name of its own
   */
  void finish(ManifestDocument root, List<ImageReference> names);

  /** Ends writing and gives back what it holds. Never fails; can be called again. */
  @Override
  void close();
}
