package dev.registrysdk.store;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import java.util.List;
import java.util.Optional;

/**
 * Reads one image. Safe for use by several threads. A reader that can also list what refers to a
 * manifest implements {@link ReferrerLister} too.
 *
 * <p>Every method throws a {@link dev.registrysdk.error.RegistryException} when the place cannot
 * give what was asked for; closing the reader from another thread ends calls under way with a
 * {@link dev.registrysdk.error.CancelledException}.
 */
public interface ImageReader extends AutoCloseable {
  /**
   * The names the image has there.
   *
   * @return complete references, most fitting first; empty if the place does not name it
   */
  List<ImageReference> names();

  /**
   * The manifest or index that the image's name stands for.
   *
   * @return the document
   */
  ManifestDocument root();

  /**
   * A manifest that an index lists, or that refers to another one.
   *
   * @param descriptor what is wanted; digest and size are verified
   * @return the document
   */
  ManifestDocument manifest(Descriptor descriptor);

  /**
   * A blob that a manifest lists. Nothing is transferred until it is opened.
   *
   * @param descriptor what is wanted
   * @return the blob; opening it can fail because it is not there
   */
  Blob blob(Descriptor descriptor);

  /**
   * Reads the configuration of an image.
   *
   * @param manifest the image's manifest
   * @return the configuration; empty for an index, and for an artifact that is not an image
   * @throws dev.registrysdk.error.IntegrityException if it is not a configuration, or has more than
   *     8 MiB
   */
  default Optional<ImageConfig> config(ManifestDocument manifest) {
    return Configuration.of(this, manifest);
  }

  /** Ends reading and gives back what it holds. Never fails; can be called again. */
  @Override
  void close();
}
