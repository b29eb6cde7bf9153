package dev.registrysdk.local;

import dev.registrysdk.oci.Descriptor;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** An image in a layout or an archive. */
@Model
@Value.Immutable
public interface LocalImage {
  /**
   * What the image is called there, as it is written there.
   *
   * @return full references or tags alone; empty if it has no name
   */
  List<String> names();

  /**
   * What identifies the image there.
   *
   * @return in a layout, its manifest or index; in a Docker archive, its configuration, whose
   *     digest is the image id
   */
  Descriptor descriptor();

  /**
   * Starts an image.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link LocalImage}. */
  final class Builder extends ImmutableLocalImage.Builder {
    Builder() {}
  }
}
