package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An API key to replace by a new one of the same identity, name and description. */
@Model
@Value.Immutable
public interface RotateApiKeyRequest {
  /**
   * Which one.
   *
   * @return for example {@code ApiKey-1a2b…}
   */
  String id();

  /**
   * Whether the old key stays, to be deleted when all programs have the new one.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean keepOld() {
    return false;
  }

  /**
   * When the new key stops working.
   *
   * @return the moment; that of the old key if empty
   */
  Optional<Instant> expires();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RotateApiKeyRequest}. */
  final class Builder extends ImmutableRotateApiKeyRequest.Builder {
    Builder() {}
  }
}
