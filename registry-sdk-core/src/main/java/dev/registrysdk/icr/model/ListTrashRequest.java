package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/** What to list of the trash. */
@Model
@Value.Immutable
public interface ListTrashRequest {
  /**
   * Only this namespace.
   *
   * @return its name; all if empty
   */
  Optional<String> namespace();

  /**
   * Starts a request.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link ListTrashRequest}. */
  final class Builder extends ImmutableListTrashRequest.Builder {
    Builder() {}
  }
}
