package dev.registrysdk;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import org.immutables.value.Value;

/** A repository whose tags are wanted. */
@Model
@Value.Immutable
public interface ListTagsRequest {
  /**
   * The repository.
   *
   * @return registry and path
   */
  Repository repository();

  /**
   * Where to start.
   *
   * @return tags after this one, in the registry's order
   */
  Optional<String> after();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListTagsRequest}. */
  final class Builder extends ImmutableListTagsRequest.Builder {
    Builder() {}

    /**
     * Names the repository.
     *
     * @param name for example {@code us.icr.io/acme/web}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text does not follow its grammar
     */
    public Builder repository(String name) {
      return repository(Repository.parse(name));
    }
  }
}
