package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.util.List;
import org.immutables.value.Value;

/** Which repositories to sum up. Without filters: all of the account in the region. */
@Model
@Value.Immutable
public interface SummarizeRepositoriesRequest {
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
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link SummarizeRepositoriesRequest}. */
  final class Builder extends ImmutableSummarizeRepositoriesRequest.Builder {
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
