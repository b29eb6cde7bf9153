package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Model;
import dev.registrysdk.store.ImageWriter.BlobResult;
import java.util.Optional;
import org.immutables.value.Value;

/** A layer of an image that was built. */
@Model
@Value.Immutable
public interface BuiltLayer {
  /**
   * The layer as the manifest lists it.
   *
   * @return its descriptor
   */
  Descriptor descriptor();

  /**
   * The digest of the uncompressed layer.
   *
   * @return the digest
   */
  Digest diffId();

  /**
   * Whether it comes from the image that was started from.
   *
   * @return false for a layer that was made
   */
  boolean inherited();

  /**
   * What became of it in the target.
   *
   * @return the result; empty for a non-distributable layer that was left where it is
   */
  Optional<BlobResult> result();

  /**
   * Starts a layer.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuiltLayer}. */
  final class Builder extends ImmutableBuiltLayer.Builder {
    Builder() {}
  }
}
