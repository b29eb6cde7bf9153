package dev.registrysdk.distribution;

import dev.registrysdk.http.HttpPipeline;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.store.ImageReader;
import dev.registrysdk.store.ImageStore;
import dev.registrysdk.store.ImageWriter;

/** One image of a repository as a place to copy from and to. */
final class RemoteImage implements ImageStore {
  private final HttpPipeline pipeline;
  private final ImageReference reference;
  private final TransferOptions options;

  RemoteImage(HttpPipeline pipeline, ImageReference reference, TransferOptions options) {
    this.pipeline = pipeline;
    this.reference = reference;
    this.options = options;
  }

  @Override
  public ImageReader openReader() {
    return new RemoteImageReader(
        new Session(pipeline, reference.repository(), options, "pull"), reference);
  }

  @Override
  public ImageWriter openWriter() {
    return new RemoteImageWriter(
        new Session(pipeline, reference.repository(), options, "pull", "push"), reference);
  }

  @Override
  public String toString() {
    return reference.toString();
  }
}
