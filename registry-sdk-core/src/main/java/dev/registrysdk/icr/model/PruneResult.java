package dev.registrysdk.icr.model;

import dev.registrysdk.oci.ImageReference;
import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** The images without a tag, and what became of them. */
@Model
@Value.Immutable
public interface PruneResult {
  /**
   * What was to be deleted. After a dry run, all that would have been.
   *
   * @return references by digest
   */
  List<ImageReference> candidates();

  /**
   * Images without a tag that were kept, as they are parts of an index that has one.
   *
   * @return references by digest
   */
  List<ImageReference> kept();

  /**
   * What became of the candidates.
   *
   * @return the result; an empty one after a dry run
   */
  @Value.Default
  default BulkDeleteResult deletion() {
    return BulkDeleteResult.builder().build();
  }

  /**
   * Starts a result.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PruneResult}. */
  final class Builder extends ImmutablePruneResult.Builder {
    Builder() {}
  }
}
