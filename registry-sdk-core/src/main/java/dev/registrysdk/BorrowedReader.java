package dev.registrysdk;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import java.util.List;

/**
 * A reader that somebody else closes.
 *
 * @param reader whom it asks
 */
record BorrowedReader(ImageReader reader) implements ImageReader {
  @Override
  public List<ImageReference> names() {
    return reader.names();
  }

  @Override
  public ManifestDocument root() {
    return reader.root();
  }

  @Override
  public ManifestDocument manifest(Descriptor descriptor) {
    return reader.manifest(descriptor);
  }

  @Override
  public Blob blob(Descriptor descriptor) {
    return reader.blob(descriptor);
  }

  @Override
  public void close() {}
}
