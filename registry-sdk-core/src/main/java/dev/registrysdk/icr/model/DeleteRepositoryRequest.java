package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import org.immutables.value.Value;

/** A repository to delete, with every image in it. */
@Model
@Value.Immutable
public interface DeleteRepositoryRequest {
  /**
   * The repository.
   *
   * @return registry and path
   */
  Repository repository();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DeleteRepositoryRequest}. */
  final class Builder extends ImmutableDeleteRepositoryRequest.Builder {
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
