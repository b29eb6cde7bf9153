package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageWriter;
import java.util.List;
import java.util.Optional;

/** Tells a listener which layers are written. */
final class TellingWriter implements ImageWriter {
  private final ImageWriter writer;
  private final BuildListener listener;

  TellingWriter(ImageWriter writer, BuildListener listener) {
    this.writer = writer;
    this.listener = listener;
  }

  @Override
  public Optional<Digest> current() {
    return writer.current();
  }

  @Override
  public void expect(ManifestDocument root) {
    writer.expect(root);
  }

  @Override
  public boolean holds(Descriptor manifest) {
    return writer.holds(manifest);
  }

  @Override
  public BlobResult putBlob(Blob blob) {
    Descriptor descriptor = blob.descriptor();
    if (OpenImage.readable(descriptor.mediaType())) {
      return writer.putBlob(blob); // the configuration
    }
    listener.layerStarted(descriptor);
    BlobResult result = writer.putBlob(blob);
    listener.layerFinished(descriptor, result);
    return result;
  }

  @Override
  public void putManifest(ManifestDocument manifest) {
    writer.putManifest(manifest);
  }

  @Override
  public void tag(String tag, ManifestDocument manifest) {
    writer.tag(tag, manifest);
  }

  @Override
  public void finish(ManifestDocument root, List<ImageReference> names) {
    writer.finish(root, names);
  }

  @Override
  public void close() {
    writer.close();
  }
}
