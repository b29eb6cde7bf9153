package dev.registrysdk.build;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Digest;
import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Platform;
import java.util.List;
import org.immutables.value.Value;

/** The image of one platform that was built. */
@Model
@Value.Immutable
public interface BuiltImage {
  /**
   * What it runs on.
   *
   * @return the platform
   */
  Platform platform();

  /**
   * The digest of its manifest.
   *
   * @return the digest
   */
  Digest digest();

  /**
   * Its configuration, whose digest is what engines call the image id.
   *
   * @return the descriptor
   */
  Descriptor config();

  /**
   * Its layers, base first.
   *
   * @return the layers
   */
  List<BuiltLayer> layers();

  /**
   * Starts an image.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BuiltImage}. */
  final class Builder extends ImmutableBuiltImage.Builder {
    Builder() {}
  }
}
