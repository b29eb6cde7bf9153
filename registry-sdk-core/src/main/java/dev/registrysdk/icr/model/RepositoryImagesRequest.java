package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import org.immutables.value.Value;

/** A repository whose images to list. */
@Model
@Value.Immutable
public interface RepositoryImagesRequest {
  /**
   * The repository.
   *
   * @return registry and path
   */
  Repository repository();

  /**
   * Whether Vulnerability Advisor is asked for its counts; slow for large repositories.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean vulnerabilities() {
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

  /** Builds a {@link RepositoryImagesRequest}. */
  final class Builder extends ImmutableRepositoryImagesRequest.Builder {
    Builder() {}

    /**
     * Names the repository.
     *
     * @param reference for example {@code us.icr.io/acme/web}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder repository(String reference) {
      return repository(Repository.parse(reference));
    }
  }
}
