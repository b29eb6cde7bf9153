package dev.registrysdk.icr.model;

import dev.registrysdk.oci.Model;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Settings of the account in one registry. As an answer it has what the service tells, as a change
 * it has what is to be changed.
 */
@Model
@Value.Immutable
public interface AccountSettings {
  /**
   * Whether the registry sends metrics to the platform metrics of the account's monitoring.
   *
   * @return true if it does; empty if it is not told, or not to be changed
   */
  Optional<Boolean> platformMetrics();

  /**
   * Starts settings.
   *
   * @return a new builder
   */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link AccountSettings}. */
  final class Builder extends ImmutableAccountSettings.Builder {
    Builder() {}
  }
}
