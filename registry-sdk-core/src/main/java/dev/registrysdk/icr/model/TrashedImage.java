package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** An image in the trash: deleted, and restorable until it expires. */
@Model
@Value.Immutable
public interface TrashedImage {
  /**
   * The image.
   *
   * @return its reference by digest
   */
  ImageReference image();

  /**
   * The tags it had.
   *
   * @return tags in the order of the service; empty if it had none
   */
  List<String> tags();

  /**
   * How long it can be restored.
   *
   * @return days, rounded up
   */
  int daysUntilExpiry();

  /**
   * Starts an image.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link TrashedImage}. */
  final class Builder extends ImmutableTrashedImage.Builder {
    Builder() {}
  }
}
