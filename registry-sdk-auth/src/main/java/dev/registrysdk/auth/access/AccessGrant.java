package dev.registrysdk.auth.access;

import dev.registrysdk.oci.Model;
import org.immutables.value.Value;

/** Access that was given to a program. */
@Model
@Value.Immutable
public interface AccessGrant {
  /**
   * Who the program is.
   *
   * @return the service ID
   */
  ServiceId serviceId();

  /**
   * What it may do.
   *
   * @return the policy
   */
  AccessPolicy policy();

  /**
   * What it signs in with; the value is not told again.
   *
   * @return the key
   */
  CreatedApiKey apiKey();

  /**
   * Starts a value.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link AccessGrant}. */
  final class Builder extends ImmutableAccessGrant.Builder {
    Builder() {}
  }
}
