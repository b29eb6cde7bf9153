package dev.registrysdk.docs;

import dev.registrysdk.distribution.RemoteRepository;
import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageConfig;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.oci.MediaType;
import dev.registrysdk.store.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The smallest image that is one: an empty layer and a command. */
final class SampleImage {
  private static final byte[] EMPTY_TAR = new byte[1024];

  private SampleImage() {}

  static void publish(RemoteRepository repository, String tag) {
    byte[] config =
        ImageConfig.builder()
            .addCmd("/bin/web")
            .addDiffIds(Digest.sha256(EMPTY_TAR))
            .build()
            .toJson();
    ImageManifest manifest =
        ImageManifest.builder()
            .config(put(repository, MediaType.OCI_CONFIG, config))
            .addLayers(put(repository, MediaType.OCI_LAYER_GZIP, gzip(EMPTY_TAR)))
            .build();
    repository.putManifest(tag, manifest.toDocument());
  }

  private static Descriptor put(RemoteRepository repository, MediaType type, byte[] content) {
    Descriptor descriptor = Descriptor.of(type, content);
    repository.putBlob(Blob.of(descriptor, content));
    return descriptor;
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
