package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.ImageManifest;
import dev.registrysdk.store.Blob;
import java.util.List;
import okio.ByteString;

/**
 * An image that is ready but for being written.
 *
 * @param config the bytes of its configuration
 * @param layers its layers, base first
 * @param manifest what its manifest says besides configuration and layers
 * @param entry its entry in an index, of which platform and annotations count
 */
record ImageDraft(
    ByteString config, List<DraftLayer> layers, ImageManifest manifest, Descriptor entry) {
  /**
   * A layer of it.
   *
   * @param blob where its bytes are; the descriptor is that of the manifest
   * @param diffId the digest of the uncompressed tar
   * @param inherited whether it comes from another image
   */
  record DraftLayer(Blob blob, Digest diffId, boolean inherited) {
    Descriptor descriptor() {
      return blob.descriptor();
    }
  }
}
