package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A repository, summed up from what is stored in it. Layers that its images share count for each of
 * them.
 */
@Model
@Value.Immutable
public interface RepositorySummary {
  /**
   * The repository.
   *
   * @return registry and path
   */
  Repository repository();

  /**
   * Manifests in it: of images and indexes, with and without tags.
   *
   * @return their number
   */
  int images();

  /**
   * Manifests in it without a tag.
   *
   * @return their number
   */
  int untagged();

  /**
   * The sizes of its images, added up.
   *
   * @return bytes
   */
  long size();

  /**
   * When its newest image was built. The service tells when images were built, not when they were
   * pushed.
   *
   * @return the moment; empty if no image has a date
   */
  Optional<Instant> newest();

  /**
   * Starts a summary.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RepositorySummary}. */
  final class Builder extends ImmutableRepositorySummary.Builder {
    Builder() {}
  }
}
