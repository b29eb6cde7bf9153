package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/**
 * What became of the images that a retention policy does not keep. Deleted ones are in the trash for
 * 30 days.
 */
@Model
@Value.Immutable
public interface RetentionRun {
  /**
   * The images that were deleted, with all their tags in their repository.
   *
   * @return references by digest
   */
  List<ImageReference> deleted();

  /**
   * The images that the service did not delete.
   *
   * @return each with the reason; empty if all went well
   */
  List<Kept> kept();

  /**
   * An image that the service did not delete, though the policy does not keep it.
   *
   * @param image a reference by digest
   * @param code the service's code for the reason; empty if it gave none
   * @param message the reason in the service's words
   */
  record Kept(ImageReference image, String code, String message) {}

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RetentionRun}. */
  final class Builder extends ImmutableRetentionRun.Builder {
    Builder() {}
  }
}
