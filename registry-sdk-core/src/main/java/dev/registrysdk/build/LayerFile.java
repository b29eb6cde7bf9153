package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.store.Blob;

/**
 * A layer that was made.
 *
 * @param content opens its bytes
 * @param digest the digest of the bytes
 * @param size the number of bytes
 * @param diffId the digest of the uncompressed tar
 * @param compression how they are compressed
 */
record LayerFile(
    Blob.Opener content, Digest digest, long size, Digest diffId, LayerCompression compression) {
  Descriptor descriptor(ImageFormat format) {
    return Descriptor.of(format.layer(compression), digest, size);
  }

  Blob blob(ImageFormat format) {
    return Blob.of(descriptor(format), content);
  }
}
