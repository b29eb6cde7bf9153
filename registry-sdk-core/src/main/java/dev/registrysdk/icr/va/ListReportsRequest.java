package dev.registrysdk.icr.va;

import dev.registrysdk.oci.Model;
import dev.registrysdk.oci.Repository;
import java.util.Optional;
import org.immutables.value.Value;

/** Images whose reports or statuses are wanted. */
@Model
@Value.Immutable
public interface ListReportsRequest {
  /**
   * The only repository that is wanted. Its registry is asked.
   *
   * @return registry and path; empty for all of the client's region
   */
  Optional<Repository> repository();

  /**
   * Whether IBM's public images are wanted too; only the global registry has them.
   *
   * @return empty for the service's default: false
   */
  Optional<Boolean> includeIbm();

  /**
   * Whether the account's own images are wanted.
   *
   * @return empty for the service's default: true
   */
  Optional<Boolean> includePrivate();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListReportsRequest}. */
  final class Builder extends ImmutableListReportsRequest.Builder {
    Builder() {}

    /**
     * Names the only repository that is wanted.
     *
     * @param name for example {@code us.icr.io/acme/web}
     * @return this builder
     * @throws dev.registrysdk.oci.OciFormatException if the text is not a repository
     */
    public Builder repository(String name) {
      return repository(Repository.parse(name));
    }
  }
}
