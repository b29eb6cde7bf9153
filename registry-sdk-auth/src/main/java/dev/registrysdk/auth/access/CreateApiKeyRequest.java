package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import java.time.Instant;
import java.util.Optional;
import org.immutables.value.Value;

/** An API key to create. */
@Model
@Value.Immutable
public interface CreateApiKeyRequest {
  /**
   * Whose key.
   *
   * @return for example {@code iam-ServiceId-1a2b…}, or {@code IBMid-…}
   */
  String iamId();

  /**
   * The name; need not be unique.
   *
   * @return for example {@code my-ci-key}
   */
  String name();

  /**
   * What it is for.
   *
   * @return the description
   */
  Optional<String> description();

  /**
   * When it stops working, to the second.
   *
   * @return the moment; empty if it shall not end
   */
  Optional<Instant> expires();

  /**
   * Whether the service keeps the value, so that it can be read later; for service IDs only.
   *
   * @return not sent if empty
   */
  Optional<Boolean> storeValue();

  /**
   * Whether it is locked from the start.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean locked() {
    return false;
  }

  /**
   * Whether it is disabled from the start.
   *
   * @return false unless set
   */
  @Value.Default
  default boolean disabled() {
    return false;
  }

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link CreateApiKeyRequest}. */
  final class Builder extends ImmutableCreateApiKeyRequest.Builder {
    Builder() {}
  }
}
