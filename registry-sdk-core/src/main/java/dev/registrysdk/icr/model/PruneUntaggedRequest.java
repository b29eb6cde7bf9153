package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.util.List;
import org.immutables.value.Value;

/** Which images without a tag to delete. Without filters: all of the account in the region. */
@Model
@Value.Immutable
public interface PruneUntaggedRequest {
  /**
   * Only these namespaces.
   *
   * @return names; all if empty
   */
  List<String> namespaces();

  /**
   * Only these repositories, also of several regions.
   *
   * @return registry and path; all of the region if empty
   */
  List<Repository> repositories();

  /**
   * Whether the parts of an index that has a tag are kept: they have no tags of their own, and the
   * index is broken without them. It takes a request for each such index.
   *
   * @return true unless set
   */
  @Value.Default
  default boolean keepParts() {
    return true;
  }

  /**
   * Whether to tell only what would be deleted.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean dryRun() {
    return false;
  }

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link PruneUntaggedRequest}. */
  final class Builder extends ImmutablePruneUntaggedRequest.Builder {
    Builder() {}

    /**
     * Adds a repository.
     *
     * @param reference for example {@code us.icr.io/acme/web}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder addRepository(String reference) {
      return addRepositories(Repository.parse(reference));
    }
  }
}
