package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.List;
import org.immutables.value.Value;

/** Which manifests to list. Without filters: all of the account in the region. */
@Model
@Value.Immutable
public interface ListDigestsRequest {
  /**
   * Only these repositories, for example {@code acme/web}; names are sent as they are. What else
   * the service lets through is not documented: an answer may have more.
   *
   * @return names; all if empty
   */
  List<String> repositories();

  /**
   * Whether those with a tag are left out.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean untaggedOnly() {
    return false;
  }

  /**
   * Whether IBM's public images are listed too; only the global registry has them.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean includeIbm() {
    return false;
  }

  /**
   * Whether Vulnerability Advisor is asked for its counts; slow for large accounts.
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

  /** Builds a {@link ListDigestsRequest}. */
  final class Builder extends ImmutableListDigestsRequest.Builder {
    Builder() {}
  }
}
