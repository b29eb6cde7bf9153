package dev.registrysdk;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** A registry whose repositories are wanted. */
@Model
@Value.Immutable
public interface ListRepositoriesRequest {
  /**
   * The registry.
   *
   * @return host, with {@code :port} if there is one
   */
  String registry();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListRepositoriesRequest}. */
  final class Builder extends ImmutableListRepositoriesRequest.Builder {
    Builder() {}
  }
}
