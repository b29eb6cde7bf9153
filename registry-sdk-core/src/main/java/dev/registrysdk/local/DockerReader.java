package dev.registrysdk.local;

import dev.registrysdk.error.RegistryException;
import dev.registrysdk.error.RegistryIOException;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.ManifestDocument;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import dev.registrysdk.store.ImageReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an image of a Docker archive that has no manifest of its own: the manifest is made from the
 * configuration, which is kept as it is, and the layers.
 */
final class DockerReader implements ImageReader {
  private final Work work;
  private final DockerManifest image;
  private final byte[] config;
  private final DockerLayers layers;
  private final Map<Digest, Blob> blobs = new HashMap<>();
  private @Nullable ManifestDocument root;

  DockerReader(Work work, DockerManifest image, byte[] config, DockerLayers layers) {
    this.work = work;
    this.image = image;
    this.config = config;
    this.layers = layers;
  }

  @Override
  public List<ImageReference> names() {
    return DockerImages.names(image);
  }

  /** The manifest. Making it reads all layers once, and compresses those that are not. */
  @Override
  public synchronized ManifestDocument root() {
    ManifestDocument known = root;
    if (known == null) {
      known = work.run(this::convert);
      root = known;
    }
    return known;
  }

  private ManifestDocument convert() throws IOException {
    List<Digest> diffIds = diffIds();
    if (diffIds.size() != image.layers().size()) {
      throw TarTree.damaged(
          work.what(),
          "the image has " + diffIds.size() + " layers, the archive " + image.layers().size());
    }
    Descriptor configuration = Descriptor.of(MediaType.OCI_CONFIG, config);
    blobs.put(configuration.digest(), Blob.of(configuration, config));
    ImageManifest.Builder manifest = ImageManifest.builder().config(configuration);
    Map<String, Blob> converted = new HashMap<>();
    for (int i = 0; i < diffIds.size(); i++) {
      String path = image.layers().get(i);
      Digest diffId = diffIds.get(i);
      Blob layer = converted.get(path + " " + diffId);
      if (layer == null) {
        layer = layers.blob(path, diffId);
        converted.put(path + " " + diffId, layer);
      }
      blobs.put(layer.descriptor().digest(), layer);
      manifest.addLayers(layer.descriptor());
    }
    return manifest.build().toDocument();
  }

  private List<Digest> diffIds() {
    try {
      return ImageConfig.parse(config).diffIds();
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(work.what(), e);
    }
  }

  @Override
  public ManifestDocument manifest(Descriptor descriptor) {
    if (root().digest().equals(descriptor.digest())) {
      return root();
    }
    throw missing(descriptor);
  }

  @Override
  public Blob blob(Descriptor descriptor) {
    return Blob.of(
        descriptor,
        () -> {
          try {
            return raw(descriptor).open();
          } catch (RegistryException e) {
            throw new RegistryIOException(e);
          }
        });
  }

  private synchronized Blob raw(Descriptor descriptor) {
    work.check();
    root();
    Blob blob = blobs.get(descriptor.digest());
    if (blob == null) {
      throw missing(descriptor);
    }
    return blob;
  }

  private RegistryException missing(Descriptor descriptor) {
    return Failures.missing(work.what(), "it does not hold " + descriptor.digest());
  }

  @Override
  public void close() {
    work.close();
  }
}
