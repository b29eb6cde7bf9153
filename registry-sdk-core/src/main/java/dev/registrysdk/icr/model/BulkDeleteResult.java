package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** What became of images that were to be deleted: each is in one of the two lists. */
@Model
@Value.Immutable
public interface BulkDeleteResult {
  /**
   * What is gone, with every tag it had in its repository. It is in the trash.
   *
   * @return references
   */
  List<ImageReference> deleted();

  /**
   * What is not gone.
   *
   * @return the images, each with the reason
   */
  List<DeletionFailure> failures();

  /**
   * Whether everything is gone.
   *
   * @return true if there are no failures
   */
  default boolean complete() {
    return failures().isEmpty();
  }

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link BulkDeleteResult}. */
  final class Builder extends ImmutableBulkDeleteResult.Builder {
    Builder() {}
  }
}
